package dev.scrm.gateway.corps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows corps as they were set up, wherever they stand. */
public final class ReadCorps {
    private final List<Corp> inSettings;
    private final Registrations registrations;

    ReadCorps(List<Corp> inSettings, Registrations registrations) {
        this.inSettings = List.copyOf(inSettings);
        this.registrations = registrations;
    }

    public Optional<CorpRegistration> find(String corpId) {
        return registrations.find(corpId).or(() -> inSettings(corpId));
    }

    /** Those of the settings and of the store together, by id. */
    public List<CorpRegistration> list(int limit, @Nullable String after) {
        var listed = new ArrayList<>(registrations.list(limit, after));
        inSettings.stream()
                .filter(corp -> after == null || corp.corpId().compareTo(after) > 0)
                .filter(corp -> registrations.find(corp.corpId()).isEmpty())
                .map(CorpRegistration::of)
                .forEach(listed::add);
        listed.sort(Comparator.comparing(CorpRegistration::corpId));
        return List.copyOf(listed.subList(0, Math.min(limit, listed.size())));
    }

    /** What was done to a corp, latest first. */
    public List<CorpChange> trail(String corpId, int limit, @Nullable String before) {
        return registrations.trail(corpId, limit, before);
    }

    Optional<CorpRegistration> inSettings(String corpId) {
        return inSettings.stream()
                .filter(corp -> corp.corpId().equals(corpId))
                .findFirst()
                .map(CorpRegistration::of);
    }
}
