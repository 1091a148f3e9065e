// The solver of src/domain/matching/simplex once more in C++, pivot for pivot, to tell what of its
// time is the language: start, pricing, pivots and renumbering, with 32 bits for points, and
// without changes and makeshifts.
// Reads the columns of tests/bench/matching.ts from standard input. In step with the original as
// long as both make as many pivots, which the bench asks.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

typedef std::vector<int> Ints;
typedef std::vector<double> Reals;

static Reals column() {
	int64_t count;
	if (fread(&count, 8, 1, stdin) != 1) exit(1);
	Reals values(count);
	if (count && fread(values.data(), 8, count, stdin) != (size_t)count) exit(1);
	return values;
}

static Reals budget, capacity;
static Ints quality, points, tierStart, village, pairStart, pairOffer;
static int offers, needs, villages, nodes, sink, tiers, firstNeedArc, firstPair;

// The residual arcs: slack, need and tier arcs by their number, then the active pair of each need.
struct Row { int points, first, second, arc; };
static std::vector<Row> residual;
// Of the bounded arcs, needs then tiers.
static std::vector<int8_t> state;
static Ints needNode, villageNode;

// The tree, by node.
static Ints parent, arc, thread_, before, last_, size_;
static Ints isUp, price;
static Reals flow, most;

static struct { int start, end, cursor; } kinds[4];
static int kind = 0, block = 1;
static struct { int arc, first, second; bool isFull; double most; int gain; } entering;
static struct { int top; double amount; bool isFirst; } leaving;
static double moved = 0;
static long pivots = 0;

static void read() {
	budget = column();
	Reals amount = column(), value = column(), village_ = column(), start = column();
	Reals width = column(), reward = column(), need = column(), offer = column(), fit = column();
	offers = budget.size(), needs = amount.size(), villages = start.size() - 1;
	tiers = width.size(), sink = offers, nodes = offers + 1 + villages + needs;
	firstNeedArc = offers, firstPair = offers + needs + tiers;
	tierStart.assign(start.begin(), start.end());
	village.assign(village_.begin(), village_.end());
	pairOffer.assign(offer.begin(), offer.end());
	quality.assign(fit.begin(), fit.end());
	pairStart.assign(needs + 1, 0);
	for (double one : need) pairStart[(int)one + 1] += 1;
	for (int one = 0; one < needs; ++one) pairStart[one + 1] += pairStart[one];
	capacity = amount;
	capacity.insert(capacity.end(), width.begin(), width.end());
	points.assign(value.begin(), value.end());
	points.insert(points.end(), reward.begin(), reward.end());
}

static bool isBounded(int one) { return one >= firstNeedArc && one < firstPair; }

static void mark(int one, int to) {
	Row &row = residual[one];
	if ((state[one - firstNeedArc] < 0) != (to < 0)) row = {-row.points, row.second, row.first, one};
	state[one - firstNeedArc] = to;
}

static void start() {
	state.assign(needs + tiers, 1), needNode.resize(needs), villageNode.resize(villages);
	for (int need = 0; need < needs; ++need) needNode[need] = sink + 1 + villages + need;
	for (int place = 0; place < villages; ++place) villageNode[place] = sink + 1 + place;
	for (int offer = 0; offer < offers; ++offer) residual.push_back({0, offer, sink, offer});
	for (int need = 0; need < needs; ++need)
		residual.push_back({points[need], needNode[need], villageNode[village[need]], offers + need});
	for (int place = 0; place < villages; ++place)
		for (int tier = tierStart[place]; tier < tierStart[place + 1]; ++tier)
			residual.push_back({points[needs + tier], villageNode[place], sink, offers + needs + tier});
	residual.resize(firstPair + needs);
	kinds[0] = {firstPair, firstPair + needs, firstPair};
	kinds[1] = {firstNeedArc, firstNeedArc + needs, firstNeedArc};
	kinds[2] = {firstNeedArc + needs, firstPair, firstNeedArc + needs};
	kinds[3] = {0, offers, 0};
	for (Ints *one : {&parent, &arc, &thread_, &before, &last_, &size_}) one->assign(nodes, 0);
	isUp.assign(nodes, 1), price.assign(nodes, 0);
	for (Reals *one : {&flow, &most}) one->assign(nodes, 0);
	// Every need hangs at its village, every village by its first tier at the sink, offers there too:
	// behind each node comes the last of its children first.
	parent[sink] = arc[sink] = -1;
	std::vector<Ints> children(nodes);
	auto hang = [&](int node, int above, int own, double room, double carried) {
		parent[node] = above, arc[node] = own, most[node] = room, flow[node] = carried;
		children[above].push_back(node);
	};
	for (int offer = 0; offer < offers; ++offer) hang(offer, sink, offer, INFINITY, budget[offer]);
	for (int place = 0; place < villages; ++place) {
		int tier = tierStart[place];
		while (capacity[needs + tier] == 0) ++tier;
		state[needs + tier] = 0;
		hang(sink + 1 + place, sink, firstNeedArc + needs + tier, capacity[needs + tier], 0);
	}
	for (int need = 0; need < needs; ++need) {
		if (capacity[need] == 0) exit(2);
		state[need] = 0;
		hang(needNode[need], villageNode[village[need]], firstNeedArc + need, capacity[need], 0);
	}
	Ints stack = {sink}, order;
	while (!stack.empty()) {
		int node = stack.back();
		stack.pop_back();
		order.push_back(node);
		stack.insert(stack.end(), children[node].begin(), children[node].end());
	}
	for (int place = 0; place < nodes; ++place) {
		int node = order[place], next = order[(place + 1) % nodes];
		thread_[node] = next, before[next] = node, size_[node] = 1, last_[node] = node;
		if (node == sink) continue;
		int earns = isBounded(arc[node]) ? points[arc[node] - firstNeedArc] : 0;
		price[node] = price[parent[node]] + earns;
	}
	for (int place = nodes - 1; place > 0; --place) {
		int node = order[place], above = parent[node];
		size_[above] += size_[node];
		if (last_[above] == above) last_[above] = last_[node];
	}
}

static int rebuild() {
	int gaining = 0;
	for (int need = 0; need < needs; ++need) {
		int best = -1, top = -(1 << 30), node = needNode[need];
		for (int pair = pairStart[need]; pair < pairStart[need + 1]; ++pair) {
			int worth = quality[pair] - price[pairOffer[pair]];
			if (worth > top) top = worth, best = pair;
		}
		if (best < 0) residual[firstPair + need] = {-(1 << 30), sink, node, -1};
		else residual[firstPair + need] = {quality[best], pairOffer[best], node, firstPair + best};
		if (top + price[node] > 0) ++gaining;
	}
	return gaining;
}

static bool searchKind(int which) {
	int low = kinds[which].start, high = kinds[which].end, row = kinds[which].cursor;
	int left = high - low, best = -1, gain = 0;
	while (left > 0 && best < 0) {
		int end = std::min(std::min(row + block, row + left), high);
		left -= end - row;
		for (; row < end; ++row) {
			const Row &one = residual[row];
			int here = one.points - price[one.first] + price[one.second];
			if (here > gain) gain = here, best = row;
		}
		if (row == high) row = low;
	}
	kinds[which].cursor = row;
	if (best < 0) return false;
	const Row &one = residual[best];
	bool isFull = isBounded(one.arc) && state[one.arc - firstNeedArc] < 0;
	double room = isBounded(one.arc) ? capacity[one.arc - firstNeedArc] : INFINITY;
	entering = {one.arc, one.first, one.second, isFull, room, gain};
	return true;
}

static bool search() {
	for (int idle = 0; idle < 4; ++idle) {
		if (searchKind(kind)) return true;
		kind = (kind + 1) % 4;
	}
	return false;
}

static bool findEntering() { return search() || (rebuild() > 0 && search()); }

static void findLeaving(int join) {
	leaving = {-1, entering.most, false};
	for (int node = entering.first; node != join; node = parent[node]) {
		double room = isUp[node] ? flow[node] : most[node] - flow[node];
		if (room < leaving.amount) leaving = {node, room, true};
	}
	for (int node = entering.second; node != join; node = parent[node]) {
		double room = isUp[node] ? most[node] - flow[node] : flow[node];
		if (room <= leaving.amount) leaving = {node, room, false};
	}
}

static void send(int join) {
	double amount = leaving.amount;
	for (int node = entering.first; node != join; node = parent[node])
		flow[node] += isUp[node] ? -amount : amount;
	for (int node = entering.second; node != join; node = parent[node])
		flow[node] += isUp[node] ? amount : -amount;
}

// The subtree of `top` with `inner` as its root, its thread and its arcs turned.
static void turn(int inner, int top) {
	int childLast = last_[inner], beforeChild = before[inner], behindChild = thread_[childLast];
	int tail = childLast;
	for (int child = inner; child != top;) {
		int node = parent[child], nodeLast = last_[node], beforeNode = before[node];
		int behindNode = nodeLast == childLast ? behindChild : thread_[nodeLast];
		thread_[tail] = node, before[node] = tail, tail = beforeChild;
		if (nodeLast != childLast) {
			thread_[tail] = behindChild, before[behindChild] = tail;
			tail = nodeLast;
		}
		child = node, childLast = nodeLast, beforeChild = beforeNode, behindChild = behindNode;
	}
	int whole = size_[top], child = inner, node = parent[inner];
	int childSize = size_[inner], childArc = arc[inner], childUp = isUp[inner];
	double childFlow = flow[inner], childMost = most[inner];
	size_[inner] = whole;
	while (child != top) {
		int above = parent[node], nodeSize = size_[node], nodeArc = arc[node], nodeUp = isUp[node];
		double nodeFlow = flow[node], nodeMost = most[node];
		parent[node] = child, size_[node] = whole - childSize, arc[node] = childArc;
		isUp[node] = 1 - childUp, flow[node] = childFlow, most[node] = childMost;
		child = node, node = above, childSize = nodeSize, childArc = nodeArc, childUp = nodeUp;
		childFlow = nodeFlow, childMost = nodeMost;
	}
	for (int on = top; on != inner; on = parent[on]) last_[on] = tail;
	last_[inner] = tail;
}

static void rehang(int top, int inner, int outer, int join) {
	int count = size_[top];
	for (int node = parent[top]; node != join; node = parent[node]) size_[node] -= count;
	for (int node = outer; node != join; node = parent[node]) size_[node] += count;
	int end = last_[top], previous = before[top], next = thread_[end];
	thread_[previous] = next, before[next] = previous;
	for (int node = parent[top]; node >= 0 && last_[node] == end; node = parent[node])
		last_[node] = previous;
	if (inner != top) turn(inner, top);
	parent[inner] = outer;
	end = last_[inner], next = thread_[outer];
	thread_[outer] = inner, before[inner] = outer, thread_[end] = next, before[next] = end;
	for (int node = outer; node >= 0 && last_[node] == outer; node = parent[node]) last_[node] = end;
}

static void shift(int top, int count, int more) {
	int front = top, back = last_[top];
	for (int left = count >> 1; left > 0; --left) {
		price[front] += more, price[back] += more;
		front = thread_[front], back = before[back];
	}
	if (count % 2) price[front] += more;
}

static int pivot() {
	int one = entering.first, other = entering.second;
	while (one != other) {
		if (size_[one] < size_[other]) one = parent[one];
		else other = parent[other];
	}
	findLeaving(one);
	if (leaving.amount > 0) send(one);
	if (leaving.top < 0) {
		mark(entering.arc, entering.isFull ? 1 : -1);
		return 0;
	}
	int out = arc[leaving.top];
	if (isBounded(entering.arc)) mark(entering.arc, 0);
	if (isBounded(out)) mark(out, flow[leaving.top] == 0 ? 1 : -1);
	int inner = leaving.isFirst ? entering.first : entering.second;
	int outer = leaving.isFirst ? entering.second : entering.first;
	double room = entering.most;
	int count = size_[leaving.top];
	rehang(leaving.top, inner, outer, one);
	arc[inner] = entering.arc, isUp[inner] = leaving.isFirst != entering.isFull;
	flow[inner] = entering.isFull ? room - leaving.amount : leaving.amount, most[inner] = room;
	shift(inner, count, leaving.isFirst ? entering.gain : -entering.gain);
	return count;
}

template <class Column> static void gather(Column &values, const Ints &nodeAt) {
	Column old = values;
	for (int place = sink; place < nodes; ++place) values[place] = old[nodeAt[place]];
}

static void renumber() {
	Ints nodeAt(nodes), placeOf(nodes), old = thread_;
	for (int node = 0; node < nodes; ++node) nodeAt[node] = placeOf[node] = node;
	int place = sink, previous = sink, node = sink;
	do {
		node = old[node];
		if (node > sink) nodeAt[++place] = node, placeOf[node] = place;
		int name = placeOf[node];
		thread_[previous] = name, before[name] = previous, previous = name;
	} while (node != sink);
	for (Ints *one : {&parent, &last_, &arc, &isUp, &size_, &price}) gather(*one, nodeAt);
	for (Reals *one : {&flow, &most}) gather(*one, nodeAt);
	for (Ints *one : {&parent, &last_, &needNode, &villageNode})
		for (int &node : *one) if (node >= 0) node = placeOf[node];
	for (size_t row = firstNeedArc; row < residual.size(); ++row) {
		residual[row].first = placeOf[residual[row].first];
		residual[row].second = placeOf[residual[row].second];
	}
}

static void setBlock() {
	double arcs = nodes + quality.size();
	block = std::ceil(std::min(std::max(0.3 * moved, 0.08 * std::sqrt(arcs)), arcs / 8));
}

static void solve() {
	setBlock();
	int rebuilt = std::ceil(0.3 * nodes);
	while (findEntering()) {
		moved += (pivot() - moved) * 0.002;
		++pivots;
		if (pivots % 64 == 0) setBlock();
		if (pivots % 20000 == 0) renumber();
		if (pivots % rebuilt == 0) rebuild();
	}
}

static __int128 worth() {
	__int128 sum = 0;
	for (int node = 0; node < nodes; ++node) {
		if (node == sink) continue;
		int earns = arc[node] >= firstPair ? quality[arc[node] - firstPair]
			: isBounded(arc[node]) ? points[arc[node] - firstNeedArc] : 0;
		sum += (__int128)flow[node] * earns;
	}
	for (int index = 0; index < needs + tiers; ++index)
		if (state[index] < 0) sum += (__int128)capacity[index] * points[index];
	return sum;
}

int main() {
	read();
	clock_t begin = clock();
	start();
	rebuild();
	solve();
	double milliseconds = 1000.0 * (clock() - begin) / CLOCKS_PER_SEC;
	printf("same-in-c++ %.0f %lld %ld\n", milliseconds, (long long)worth(), pivots);
}
