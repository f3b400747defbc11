package dev.scrm.simulator;

import java.nio.file.Path;

/**
 * Everything a simulator is started with.
 *
 * @param port where both the server API and the control API listen; 0 takes a free one
 * @param stateDirectory where its state survives a restart; made when missing
 */
public record SimulatorSettings(
        String host, int port, Path stateDirectory, Corp corp, CallbackPolicy callbacks, ApiLimits limits) {

    /** The demo corp on this machine, with its callbacks going to a gateway such as {@code http://127.0.0.1:18080}. */
    public static SimulatorSettings demo(int port, Path stateDirectory, String gatewayUrl) {
        return new SimulatorSettings(
                "127.0.0.1",
                port,
                stateDirectory,
                DemoCorp.withGateway(gatewayUrl),
                CallbackPolicy.likeWecom(),
                ApiLimits.likeWecom());
    }

    public SimulatorSettings withHost(String host) {
        return new SimulatorSettings(host, port, stateDirectory, corp, callbacks, limits);
    }

    public SimulatorSettings withCorp(Corp corp) {
        return new SimulatorSettings(host, port, stateDirectory, corp, callbacks, limits);
    }

    public SimulatorSettings withCallbacks(CallbackPolicy callbacks) {
        return new SimulatorSettings(host, port, stateDirectory, corp, callbacks, limits);
    }

    public SimulatorSettings withLimits(ApiLimits limits) {
        return new SimulatorSettings(host, port, stateDirectory, corp, callbacks, limits);
    }
}
