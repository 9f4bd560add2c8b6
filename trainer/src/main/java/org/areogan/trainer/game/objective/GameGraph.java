package org.areogan.trainer.game.objective;

import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.trainer.data.BatchShape;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** The one graph of both players while it is put together: what it reads, the networks, and each player's loss. */
final class GameGraph {
    private final SameDiff graph;
    private final Parameters parameters;
    private final BatchShape shape;
    private final long seed;

    /**
     * @param parameters of both networks
     * @param seed of first weights
     */
    GameGraph(SameDiff graph, Parameters parameters, BatchShape shape, long seed) {
        this.graph = graph;
        this.parameters = parameters;
        this.shape = shape;
        this.seed = seed;
    }

    SameDiff graph() {
        return graph;
    }

    NetworkScope scope(String network) {
        return new NetworkScope(graph, parameters, network, Mode.TRAINING, seed);
    }

    /** Of a network that is not trained but looked at, see {@link Mode#STATISTICS}. */
    NetworkScope standing(String network) {
        return new NetworkScope(graph, parameters, network, Mode.STATISTICS, seed);
    }

    SDVariable placeholder(BatchInput input) {
        return graph.placeHolder(
                input.name(), parameters.type(), shape.batch(), shape.height(), shape.width(), input.channels());
    }

    /** The placeholder of one value, made when it is first asked for. */
    SDVariable number(String name) {
        return graph.hasVariable(name) ? graph.getVariable(name) : graph.placeHolder(name, parameters.type(), 1);
    }

    /** Gaussian, [batch, height, width, channels], drawn anew in each step. */
    SDVariable gaussian(int channels) {
        return graph.random.normal(0, 1, parameters.type(), shape.batch(), shape.height(), shape.width(), channels);
    }

    /** Gaussian, a number for each frame, [batch, 1, 1, 1], drawn anew in each step. */
    SDVariable gaussianOfEach() {
        return graph.random.normal(0, 1, parameters.type(), shape.batch(), 1, 1, 1);
    }

    /**
     * A player whose loss is about to be told.
     *
     * @param scope that its network was built in, once where it was built several times
     */
    Player player(String name, NetworkScope scope) {
        return new Player(name, scope);
    }

    /** A player's loss while its terms are added up. */
    final class Player {
        private final String name;
        private final NetworkScope scope;
        private final List<String> networks = new ArrayList<>();
        private final List<String> terms = new ArrayList<>();
        private @Nullable SDVariable loss;

        private Player(String name, NetworkScope scope) {
            this.name = name;
            this.scope = scope;
            networks.add(name);
        }

        /** Has the player move the parameters of another network, too. */
        void moves(String network) {
            networks.add(network);
        }

        /**
         * Adds a term to the loss. Its value, without the weight, is reported under its name wherever losses are.
         *
         * @param value a scalar of any kind
         */
        void term(String term, SDVariable value, double weight) {
            value.rename(term);
            terms.add(term);
            SDVariable weighted = value.mul(weight);
            loss = loss == null ? weighted : loss.add(weighted);
        }

        /** What the player makes smaller, if it is one thing and has no terms. */
        void whole(SDVariable value) {
            loss = value;
        }

        /** @param averageDecay of the moving average of the network; 0 keeps none */
        Objective objective(Optimizer optimizer, double averageDecay) {
            if (loss == null) {
                throw new IllegalStateException("the " + name + " has no loss");
            }
            String lossName = name + "_loss";
            loss.rename(lossName);
            return new Objective(
                    name,
                    graph,
                    lossName,
                    networks.stream()
                            .flatMap(network -> parameters.trainedNames(network + "/").stream())
                            .toList(),
                    terms,
                    List.of(),
                    scope.statistics(),
                    optimizer,
                    averageDecay);
        }
    }
}
