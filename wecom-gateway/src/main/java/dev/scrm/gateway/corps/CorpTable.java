package dev.scrm.gateway.corps;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Corps that do not change, found by what an address or a command names. */
final class CorpTable implements Corps {
    private final Map<String, Corp> corps;
    private final Map<String, Map<String, App>> apps;

    CorpTable(Collection<Corp> corps) {
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

    @Override
    public List<String> ids() {
        return corps.keySet().stream().sorted().toList();
    }
}
