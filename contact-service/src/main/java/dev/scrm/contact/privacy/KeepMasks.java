package dev.scrm.contact.privacy;

import dev.scrm.contact.field.Fields;
import dev.scrm.contact.privacy.MasksOfCorps.Kept;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Says what each role of a corp sees. */
public final class KeepMasks {
    private static final int MOST_FIELDS = 1_000;

    private final MasksOfCorps masksOfCorps;
    private final Fields fields;

    KeepMasks(MasksOfCorps masksOfCorps, Fields fields) {
        this.masksOfCorps = masksOfCorps;
        this.fields = fields;
    }

    public Kept get(String corpId) {
        return masksOfCorps.of(corpId);
    }

    /**
     * Puts others in their place; of what is not named the usual holds.
     *
     * @param words by roles and classes, as on the wire
     * @param seen refuses when the masks are not what the caller decided on
     */
    public Kept put(String corpId, Map<String, Map<String, String>> words, Consumer<Kept> seen) {
        var masks = read(words);
        requireFields(corpId, masks);
        return masksOfCorps.change(corpId, known -> {
            seen.accept(known);
            return new Kept(masks.reduced(), known.version() + 1);
        });
    }

    private static FieldMasks read(Map<String, Map<String, String>> words) {
        Map<Onlooker, Map<DataClass, Visibility>> said = new EnumMap<>(Onlooker.class);
        words.forEach((role, classes) -> {
            var onlooker = Onlooker.of(role).orElseThrow(() -> PrivacyRefused.roleUnknown());
            Map<DataClass, Visibility> read = new HashMap<>();
            classes.forEach((word, visibility) -> read.put(
                    DataClass.of(word).orElseThrow(() -> PrivacyRefused.classUnknown(role)),
                    Visibility.of(visibility).orElseThrow(() -> PrivacyRefused.visibilityUnknown(role))));
            said.put(onlooker, read);
        });
        return new FieldMasks(said);
    }

    private void requireFields(String corpId, FieldMasks masks) {
        var ids = masks.said().values().stream()
                .flatMap(classes -> classes.keySet().stream())
                .flatMap(dataClass -> dataClass.fieldId().stream())
                .distinct()
                .toList();
        if (ids.size() > MOST_FIELDS) {
            throw PrivacyRefused.tooMany(MOST_FIELDS);
        }
        var known = fields.findAll(corpId, ids);
        if (!known.keySet().containsAll(ids)) {
            throw PrivacyRefused.fieldUnknown();
        }
    }
}
