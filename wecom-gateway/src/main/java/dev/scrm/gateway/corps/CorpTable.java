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
    private final Map<String, Map<String, CallbackReceiver>> receivers;

    CorpTable(Collection<Corp> corps) {
        this.corps = corps.stream().collect(Collectors.toUnmodifiableMap(Corp::corpId, Function.identity()));
        this.receivers = corps.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Corp::corpId,
                        corp -> corp.receivers()
                                .collect(
                                        Collectors.toUnmodifiableMap(CallbackReceiver::address, Function.identity()))));
    }

    @Override
    public Optional<Corp> find(String corpId) {
        return Optional.ofNullable(corps.get(corpId));
    }

    @Override
    public Optional<CallbackReceiver> findReceiver(String corpId, String address) {
        return Optional.ofNullable(receivers.getOrDefault(corpId, Map.of()).get(address));
    }

    @Override
    public List<String> ids() {
        return corps.keySet().stream().sorted().toList();
    }
}
