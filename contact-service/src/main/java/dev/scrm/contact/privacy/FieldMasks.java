package dev.scrm.contact.privacy;

import static dev.scrm.contact.privacy.Visibility.HIDDEN;
import static dev.scrm.contact.privacy.Visibility.MASKED;
import static dev.scrm.contact.privacy.Visibility.SHOWN;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each role sees of each class of data, where a corp said so; the rest is the usual. Whoever has several roles sees what one of
 * them sees.
 */
public record FieldMasks(Map<Onlooker, Map<DataClass, Visibility>> said) {
    /** What a corp has until it says something else. */
    public static final FieldMasks DEFAULT = new FieldMasks(Map.of());

    private static final Map<DataClass, Visibility> OF_AGENTS = Map.of(
            DataClass.PHONE, MASKED,
            DataClass.EMAIL, MASKED,
            DataClass.IDENTITY, MASKED);

    /** An auditor looks at who did what, which can be told without knowing people. */
    private static final Map<DataClass, Visibility> OF_AUDITORS =
            Map.of(DataClass.AVATAR, HIDDEN, DataClass.GENDER, HIDDEN);

    public FieldMasks {
        Map<Onlooker, Map<DataClass, Visibility>> copy = new EnumMap<>(Onlooker.class);
        said.forEach((role, classes) -> copy.put(role, Map.copyOf(classes)));
        said = Collections.unmodifiableMap(copy);
    }

    /** What somebody with these roles sees; nothing without any. */
    Visibility of(Collection<Onlooker> roles, DataClass dataClass) {
        return roles.stream()
                .map(role -> of(role, dataClass))
                .max(Comparator.naturalOrder())
                .orElse(HIDDEN);
    }

    /** What a role sees of the built-in classes, and of the fields of which something is said. */
    public SortedMap<DataClass, Visibility> of(Onlooker role) {
        SortedMap<DataClass, Visibility> all = new TreeMap<>(said.getOrDefault(role, Map.of()));
        DataClass.BUILT_IN.forEach(dataClass -> all.put(dataClass, of(role, dataClass)));
        return all;
    }

    private Visibility of(Onlooker role, DataClass dataClass) {
        var told = said.getOrDefault(role, Map.of());
        var own = told.get(dataClass);
        if (own != null) {
            return own;
        }
        return dataClass.fieldId().isPresent() ? of(role, DataClass.FIELD) : usual(role, dataClass);
    }

    private static Visibility usual(Onlooker role, DataClass dataClass) {
        return switch (role) {
            case ADMIN, MANAGER, INTEGRATOR -> SHOWN;
            case AGENT -> OF_AGENTS.getOrDefault(dataClass, SHOWN);
            case AUDITOR -> OF_AUDITORS.getOrDefault(dataClass, MASKED);
        };
    }

    /** Without what says no more than the usual, so that it follows when the usual changes. */
    FieldMasks reduced() {
        Map<Onlooker, Map<DataClass, Visibility>> reduced = new EnumMap<>(Onlooker.class);
        said.forEach((role, classes) -> {
            Map<DataClass, Visibility> others = new HashMap<>(classes);
            others.entrySet()
                    .removeIf(one -> one.getKey().fieldId().isEmpty() && usual(role, one.getKey()) == one.getValue());
            if (!others.isEmpty()) {
                reduced.put(role, others);
            }
        });
        return new FieldMasks(reduced);
    }
}
