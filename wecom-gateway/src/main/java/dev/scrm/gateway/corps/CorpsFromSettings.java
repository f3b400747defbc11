package dev.scrm.gateway.corps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Corps that stand in the settings and do not change while the gateway runs. */
final class CorpsFromSettings implements Corps {
    private final Map<String, Corp> corps;
    private final Map<String, Map<String, App>> apps;

    CorpsFromSettings(List<Corp> corps) {
        this.corps = corps.stream().collect(Collectors.toUnmodifiableMap(Corp::corpId, Function.identity()));
        this.apps = corps.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Corp::corpId,
                        corp -> corp.apps().stream()
                                .collect(Collectors.toUnmodifiableMap(App::agentId, Function.identity()))));
    }

    @Override
    public Optional<Corp> find(String corpId) {
        return Optional.ofNullable(corps.get(corpId));
    }

    @Override
    public Optional<App> findApp(String corpId, String agentId) {
        return Optional.ofNullable(apps.getOrDefault(corpId, Map.of()).get(agentId));
    }
}
