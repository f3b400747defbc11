package dev.scrm.simulator.server;

import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All APIs that are simulated, by their path below /cgi-bin/. */
final class Apis {
    private Apis() {}

    static Map<String, Api> of(World world) {
        return List.of(
                        new BasicApis(world).all(),
                        new CustomerApis(world).all(),
                        new WelcomeApis(world).all(),
                        new TagApis(world).all(),
                        new ContactWayApis(world).all(),
                        new GroupApis(world).all(),
                        new MassSendApis(world).all(),
                        new MomentApis(world).all(),
                        new TransferApis(world).all(),
                        new ContactApis(world).all(),
                        new AcquisitionApis(world).all(),
                        new OfficeApis(world).all(),
                        new MessageApis(world).all(),
                        new RobotApis(world).all(),
                        new MediaApis(world).all(),
                        new ServiceDeskApis(world).all(),
                        new ServiceAccountApis(world).all())
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(Api::path, Function.identity()));
    }
}
