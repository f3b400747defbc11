package dev.scrm.contact.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Masks one answer for whoever gets it, and notes what of it is seen as it is. */
public final class Masking {
    private final Function<DataClass, Visibility> seen;
    private final SortedSet<DataClass> unmasked = new TreeSet<>();

    Masking(FieldMasks masks, Collection<Onlooker> roles) {
        var known = List.copyOf(roles);
        this.seen = dataClass -> masks.of(known, dataClass);
    }

    private Masking(Function<DataClass, Visibility> seen) {
        this.seen = seen;
    }

    /** The same where something else says as well how much is seen: whichever is the stricter counts. */
    public Masking atMost(Function<DataClass, Visibility> ceiling) {
        return new Masking(dataClass -> Visibility.stricter(of(dataClass), ceiling.apply(dataClass)));
    }

    public Visibility of(DataClass dataClass) {
        return seen.apply(dataClass);
    }

    /** Whether everything of these classes is seen as it is. */
    public boolean shows(DataClass... classes) {
        boolean shown = List.of(classes).stream().allMatch(one -> of(one) == Visibility.SHOWN);
        if (shown) {
            unmasked.addAll(List.of(classes));
        }
        return shown;
    }

    /** A text of a class; what a reader is not to see of phone numbers and addresses is not seen in it either. */
    public @Nullable String text(DataClass dataClass, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (of(dataClass)) {
            case HIDDEN -> null;
            case MASKED -> PersonalText.masked(dataClass, value);
            case SHOWN -> {
                unmasked.add(dataClass);
                yield isANumberOrAddress(dataClass) ? value : words(value);
            }
        };
    }

    /** As {@link #text}, where something has to be there. */
    public String textOrStars(DataClass dataClass, String value) {
        var text = text(dataClass, value);
        return text == null ? PersonalText.STARS : text;
    }

    /** A value as JSON has it: what is no text is stars when it is masked. */
    public @Nullable Object value(DataClass dataClass, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (of(dataClass)) {
            case HIDDEN -> null;
            case MASKED -> PersonalText.STARS;
            case SHOWN -> {
                unmasked.add(dataClass);
                yield scrubbed(value);
            }
        };
    }

    /** Named values of a class: of what is masked the names stay, without what is not to be seen in them. */
    public Map<String, Object> values(DataClass dataClass, Map<String, Object> values) {
        Map<String, Object> seen = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            var shown = value(dataClass, value);
            if (shown != null) {
                seen.put(words(name), shown);
            }
        });
        return seen;
    }

    /** Words that somebody wrote of anything, in which a phone number or an address may stand. */
    public String words(String words) {
        var withoutPhones = isShown(DataClass.PHONE)
                ? words
                : PersonalText.phonesIn(words, found -> textOrStars(DataClass.PHONE, found));
        return isShown(DataClass.EMAIL)
                ? withoutPhones
                : PersonalText.emailsIn(withoutPhones, found -> textOrStars(DataClass.EMAIL, found));
    }

    public @Nullable String wordsOrNone(@Nullable String words) {
        return words == null ? null : words(words);
    }

    /** Classes of which something was shown as it is. */
    public List<String> unmasked() {
        return unmasked.stream().map(DataClass::word).toList();
    }

    private boolean isShown(DataClass dataClass) {
        return of(dataClass) == Visibility.SHOWN;
    }

    private static boolean isANumberOrAddress(DataClass dataClass) {
        return dataClass.equals(DataClass.PHONE) || dataClass.equals(DataClass.EMAIL);
    }

    private @Nullable Object scrubbed(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> words(text);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> scrubbed = new LinkedHashMap<>();
                map.forEach((name, inner) -> scrubbed.put(words(String.valueOf(name)), scrubbed(inner)));
                yield scrubbed;
            }
            case Collection<?> list -> {
                List<@Nullable Object> scrubbed = new ArrayList<>();
                list.forEach(inner -> scrubbed.add(scrubbed(inner)));
                yield scrubbed;
            }
            case Number number -> number(number);
            default -> value;
        };
    }

    /** Somebody's phone number may come as a number, also as one with a point or an exponent. */
    private Object number(Number number) {
        return PersonalText.digits(number)
                .filter(written -> !words(written).equals(written))
                .<Object>map(this::words)
                .orElse(number);
    }
}
