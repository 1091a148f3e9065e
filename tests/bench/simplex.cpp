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
static Ints quality, points, tierStart, tierVillage, village, pairStart, pairOffer;
static int offers, needs, villages, nodes, sink, tiers, firstNeedArc, firstPair;

// The residual arcs: slack, need and tier arcs by their number, then the active pair of each need.
struct Row { int points, first, second, arc; };
static std::vector<Row> residual;
// Of the bounded arcs, needs then tiers.
static std::vector<int8_t> state;
static Ints needNode, villageNode;

// The tree, by node.
struct Branch { int parent, size, last, arc; };
struct Link { int next, before; };
struct Room { double up, down; };
static std::vector<Branch> branch;
static std::vector<Link> link;
static std::vector<Room> room;
static Ints price;

static struct { int start, end, cursor; } kinds[4];
static int kind = 0, block = 1;
static struct { int arc, first, second; double most; int gain; } entering;
static struct { int join, top; double amount; bool isFirst; } circle;
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
		for (int tier = tierStart[place]; tier < tierStart[place + 1]; ++tier) {
			tierVillage.push_back(place);
			residual.push_back({points[needs + tier], villageNode[place], sink, offers + needs + tier});
		}
	residual.resize(firstPair + needs, {0, 0, 0, firstPair - 1});
	kinds[0] = {firstPair, firstPair + needs, firstPair};
	kinds[1] = {firstNeedArc, firstNeedArc + needs, firstNeedArc};
	kinds[2] = {firstNeedArc + needs, firstPair, firstNeedArc + needs};
	kinds[3] = {0, offers, 0};
	branch.resize(nodes), link.resize(nodes), room.resize(nodes), price.assign(nodes, 0);
	// Every need hangs at its village, every village by its first tier at the sink, offers there too:
	// behind each node comes the last of its children first.
	branch[sink] = {-1, 1, sink, -1};
	std::vector<Ints> children(nodes);
	auto hang = [&](int node, int above, int own, double most, double flow) {
		branch[node] = {above, 1, node, own}, room[node] = {most - flow, flow};
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
		link[node].next = next, link[next].before = node;
		if (node == sink) continue;
		int own = branch[node].arc;
		price[node] = price[branch[node].parent] + (isBounded(own) ? points[own - firstNeedArc] : 0);
	}
	for (int place = nodes - 1; place > 0; --place) {
		const Branch &one = branch[order[place]];
		Branch &above = branch[one.parent];
		above.size += one.size;
		if (above.last == one.parent) above.last = one.last;
	}
}

static int rebuild() {
	int gaining = 0;
	for (int need = 0; need < needs; ++need) {
		int best = residual[firstPair + need].arc - firstPair, node = needNode[need];
		int top = best < 0 ? -(1 << 30) : quality[best] - price[pairOffer[best]];
		for (int pair = pairStart[need]; pair < pairStart[need + 1]; ++pair) {
			int worth = quality[pair] - price[pairOffer[pair]];
			if (worth > top) top = worth, best = pair;
		}
		if (best < 0) residual[firstPair + need] = {-(1 << 30), sink, node, firstPair - 1};
		else residual[firstPair + need] = {quality[best], pairOffer[best], node, firstPair + best};
		if (top + price[node] > 0) ++gaining;
	}
	return gaining;
}

static bool searchKind(int which) {
	int low = kinds[which].start, high = kinds[which].end, row = kinds[which].cursor;
	int left = high - low, best = -1, gain = 1;
	while (left > 0 && best < 0) {
		int stop = std::min(std::min(row + block, row + left), high);
		left -= stop - row;
		for (int at = stop - 1; at >= row; --at) {
			const Row &one = residual[at];
			int here = one.points - price[one.first] + price[one.second];
			if (here >= gain) gain = here, best = at;
		}
		row = stop == high ? low : stop;
	}
	kinds[which].cursor = row;
	if (best < 0) return false;
	const Row &one = residual[best];
	double most = isBounded(one.arc) ? capacity[one.arc - firstNeedArc] : INFINITY;
	entering = {one.arc, one.first, one.second, most, gain};
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

static void goRound() {
	double toFirst = entering.most, fromSecond = INFINITY;
	int one = entering.first, other = entering.second, topOfFirst = -1, topOfSecond = -1;
	while (one != other) {
		if (branch[one].size < branch[other].size) {
			if (room[one].down < toFirst) toFirst = room[one].down, topOfFirst = one;
			one = branch[one].parent;
		} else {
			if (room[other].up <= fromSecond) fromSecond = room[other].up, topOfSecond = other;
			other = branch[other].parent;
		}
	}
	if (toFirst < fromSecond) circle = {one, topOfFirst, toFirst, true};
	else circle = {one, topOfSecond, fromSecond, false};
}

static void send() {
	double amount = circle.amount;
	for (int node = entering.first; node != circle.join; node = branch[node].parent)
		room[node].up += amount, room[node].down -= amount;
	for (int node = entering.second; node != circle.join; node = branch[node].parent)
		room[node].up -= amount, room[node].down += amount;
}

static void tie(int node, int next) { link[node].next = next, link[next].before = node; }

// The subtree of `top` with `inner` as its root, its thread and its arcs turned.
static void turn(int inner, int top) {
	int childLast = branch[inner].last, beforeChild = link[inner].before;
	int behindChild = link[childLast].next, tail = childLast;
	for (int child = inner; child != top;) {
		int node = branch[child].parent, nodeLast = branch[node].last;
		int beforeNode = link[node].before;
		int behindNode = nodeLast == childLast ? behindChild : link[nodeLast].next;
		tie(tail, node), tail = beforeChild;
		if (nodeLast != childLast) tie(tail, behindChild), tail = nodeLast;
		child = node, childLast = nodeLast, beforeChild = beforeNode, behindChild = behindNode;
	}
	int whole = branch[top].size, node = branch[inner].parent;
	Branch childBranch = branch[inner];
	Room childRoom = room[inner];
	branch[inner].size = whole;
	for (int child = inner; child != top;) {
		Branch nodeBranch = branch[node];
		Room nodeRoom = room[node];
		branch[node] = {child, whole - childBranch.size, nodeBranch.last, childBranch.arc};
		room[node] = {childRoom.down, childRoom.up};
		child = node, node = nodeBranch.parent, childBranch = nodeBranch, childRoom = nodeRoom;
	}
	for (int on = top; on != inner; on = branch[on].parent) branch[on].last = tail;
	branch[inner].last = tail;
}

static void endsElsewhere(int from, int old, int last) {
	for (int node = from; node >= 0 && branch[node].last == old; node = branch[node].parent)
		branch[node].last = last;
}

static void rehang(int top, int inner, int outer) {
	int count = branch[top].size, join = circle.join;
	for (int node = branch[top].parent; node != join; node = branch[node].parent)
		branch[node].size -= count;
	for (int node = outer; node != join; node = branch[node].parent) branch[node].size += count;
	int end = branch[top].last, previous = link[top].before;
	tie(previous, link[end].next);
	endsElsewhere(branch[top].parent, end, previous);
	if (inner != top) turn(inner, top);
	branch[inner].parent = outer;
	int last = branch[inner].last, next = link[outer].next;
	tie(outer, inner), tie(last, next);
	endsElsewhere(outer, outer, last);
}

static void shift(int top, int count, int more) {
	int front = top, back = branch[top].last;
	for (int left = count >> 1; left > 0; --left) {
		price[front] += more, price[back] += more;
		front = link[front].next, back = link[back].before;
	}
	if (count % 2) price[front] += more;
}

// What a bounded arc of the tree carries.
static double flowOf(int node) {
	int index = branch[node].arc - firstNeedArc;
	int source = index < needs ? needNode[index] : villageNode[tierVillage[index - needs]];
	return source == node ? room[node].down : room[node].up;
}

static int pivot() {
	goRound();
	double amount = circle.amount;
	if (amount > 0) send();
	if (circle.top < 0) {
		mark(entering.arc, state[entering.arc - firstNeedArc] < 0 ? 1 : -1);
		return 0;
	}
	int out = branch[circle.top].arc;
	if (isBounded(entering.arc)) mark(entering.arc, 0);
	if (isBounded(out)) mark(out, flowOf(circle.top) == 0 ? 1 : -1);
	int inner = circle.isFirst ? entering.first : entering.second;
	int outer = circle.isFirst ? entering.second : entering.first;
	int count = branch[circle.top].size;
	rehang(circle.top, inner, outer);
	branch[inner].arc = entering.arc;
	double rest = entering.most - amount;
	if (circle.isFirst) room[inner] = {rest, amount};
	else room[inner] = {amount, rest};
	shift(inner, count, circle.isFirst ? entering.gain : -entering.gain);
	return count;
}

template <class Column> static void move(Column &rows, const Ints &nodeAt) {
	static Column old;
	old = rows;
	for (int place = sink; place < nodes; ++place) rows[place] = old[nodeAt[place]];
}

static void renumber() {
	static Ints nodeAt(nodes), placeOf(nodes);
	static std::vector<Link> old;
	old = link;
	for (int node = 0; node < nodes; ++node) nodeAt[node] = placeOf[node] = node;
	int place = sink, previous = sink, node = sink;
	do {
		node = old[node].next;
		if (node > sink) nodeAt[++place] = node, placeOf[node] = place;
		tie(previous, placeOf[node]), previous = placeOf[node];
	} while (node != sink);
	move(branch, nodeAt), move(room, nodeAt), move(price, nodeAt);
	for (Branch &one : branch) {
		if (one.parent >= 0) one.parent = placeOf[one.parent];
		one.last = placeOf[one.last];
	}
	for (Ints *one : {&needNode, &villageNode})
		for (int &named : *one) named = placeOf[named];
	for (size_t row = firstNeedArc; row < residual.size(); ++row) {
		residual[row].first = placeOf[residual[row].first];
		residual[row].second = placeOf[residual[row].second];
	}
}

static void setBlock() {
	double arcs = nodes + quality.size();
	block = std::ceil(std::min(std::max(0.3 * moved, 0.1 * std::sqrt(arcs)), arcs / 8));
}

static void solve() {
	setBlock();
	int rebuilt = std::ceil(0.3 * nodes);
	while (findEntering()) {
		moved += (pivot() - moved) * 0.002;
		++pivots;
		if (pivots % 64 == 0) setBlock();
		if (pivots % 30000 == 0) renumber();
		if (pivots % rebuilt == 0) rebuild();
	}
}

static __int128 worth() {
	__int128 sum = 0;
	for (int node = 0; node < nodes; ++node) {
		if (node == sink) continue;
		int own = branch[node].arc;
		if (own >= firstPair) {
			double flow = pairOffer[own - firstPair] == node ? room[node].down : room[node].up;
			sum += (__int128)flow * quality[own - firstPair];
		} else if (isBounded(own)) sum += (__int128)flowOf(node) * points[own - firstNeedArc];
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
