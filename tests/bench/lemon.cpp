// The same market solved by LEMON: reads the columns of tests/bench/matching.ts from standard input.
// In 32 bits, which is its fastest; no market of the bench is larger than that, as long as each arc
// carries no more than its two ends.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdint>
#include <ctime>
#include <vector>
#include <lemon/smart_graph.h>
#include <lemon/static_graph.h>
#include <lemon/network_simplex.h>
#include <lemon/cost_scaling.h>

using namespace lemon;
typedef StaticDigraph Graph;

static std::vector<double> column() {
	int64_t count;
	if (fread(&count, 8, 1, stdin) != 1) exit(1);
	std::vector<double> values(count);
	if (count && fread(values.data(), 8, count, stdin) != (size_t)count) exit(1);
	return values;
}

template <class Algorithm>
static void solve(const char *name, const Graph &graph, const std::vector<int> &cost,
		const std::vector<int> &capacity, const std::vector<int> &supply) {
	Graph::ArcMap<int> costs(graph), capacities(graph);
	Graph::NodeMap<int> supplies(graph);
	for (int arc = 0; arc < graph.arcNum(); ++arc) {
		costs[graph.arc(arc)] = cost[arc];
		capacities[graph.arc(arc)] = capacity[arc];
	}
	for (int node = 0; node < graph.nodeNum(); ++node) supplies[graph.node(node)] = supply[node];
	clock_t start = clock();
	Algorithm algorithm(graph);
	algorithm.costMap(costs).upperMap(capacities).supplyMap(supplies);
	bool isOptimal = algorithm.run() == Algorithm::OPTIMAL;
	double milliseconds = 1000.0 * (clock() - start) / CLOCKS_PER_SEC;
	long long objective = isOptimal ? -(long long)algorithm.template totalCost<int64_t>() : -1;
	printf("%s %.0f %lld\n", name, milliseconds, objective);
	fflush(stdout);
}

int main() {
	auto budget = column(), amount = column(), value = column(), village = column();
	auto tierStart = column(), width = column(), reward = column();
	auto pairNeed = column(), pairOffer = column(), quality = column();
	int offers = budget.size(), needs = amount.size(), villages = tierStart.size() - 1;
	int sink = offers + needs + villages;
	std::vector<std::vector<std::pair<int, std::pair<int, int>>>> out(sink + 1);
	std::vector<int> supply(sink + 1);
	for (int offer = 0; offer < offers; ++offer) {
		supply[offer] = budget[offer];
		supply[sink] -= budget[offer];
		out[offer].push_back({sink, {0, (int)budget[offer]}});
	}
	for (size_t pair = 0; pair < pairNeed.size(); ++pair)
		out[(int)pairOffer[pair]].push_back({offers + (int)pairNeed[pair],
			{-(int)quality[pair], (int)std::min(budget[pairOffer[pair]], amount[pairNeed[pair]])}});
	for (int need = 0; need < needs; ++need)
		out[offers + need].push_back(
			{offers + needs + (int)village[need], {-(int)value[need], (int)amount[need]}});
	for (int place = 0; place < villages; ++place)
		for (int tier = tierStart[place]; tier < tierStart[place + 1]; ++tier)
			out[offers + needs + place].push_back({sink, {-(int)reward[tier], (int)width[tier]}});
	std::vector<std::pair<int, int>> arcs;
	std::vector<int> cost, capacity;
	for (int node = 0; node <= sink; ++node)
		for (auto &arc : out[node]) {
			arcs.push_back({node, arc.first});
			cost.push_back(arc.second.first);
			capacity.push_back(arc.second.second);
		}
	Graph graph;
	graph.build(sink + 1, arcs.begin(), arcs.end());
	solve<NetworkSimplex<Graph, int, int>>("network-simplex", graph, cost, capacity, supply);
	solve<CostScaling<Graph, int, int>>("cost-scaling", graph, cost, capacity, supply);
}
