package dev.scrm.contact.privacy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of data of a person that is masked as one.
 *
 * @param word its name on the wire; {@code field:birthday} for one of the corp's own fields
 */
public record DataClass(String word) implements Comparable<DataClass> {
    private static final String FIELD_PREFIX = "field:";

    /** What the person is called. */
    public static final DataClass NAME = new DataClass("name");

    public static final DataClass AVATAR = new DataClass("avatar");
    public static final DataClass GENDER = new DataClass("gender");
    public static final DataClass PHONE = new DataClass("phone");
    public static final DataClass EMAIL = new DataClass("email");
    /** WeCom's external_userid. */
    public static final DataClass WECOM_ID = new DataClass("wecom-id");
    /** Ids in other apps and systems, accounts elsewhere. */
    public static final DataClass IDENTITY = new DataClass("identity");
    /** What staff note of the person. */
    public static final DataClass REMARK = new DataClass("remark");
    /** What shows that a consent was given. */
    public static final DataClass EVIDENCE = new DataClass("evidence");
    /** Levels and points. */
    public static final DataClass MEMBERSHIP = new DataClass("membership");
    /** What the person's behaviours say of themselves. */
    public static final DataClass BEHAVIOR = new DataClass("behavior");
    /** The corp's own fields of which nothing else is said. */
    public static final DataClass FIELD = new DataClass("field");

    /** All but the single fields. */
    public static final List<DataClass> BUILT_IN = List.of(
            NAME, AVATAR, GENDER, PHONE, EMAIL, WECOM_ID, IDENTITY, REMARK, EVIDENCE, MEMBERSHIP, BEHAVIOR, FIELD);

    public DataClass {
        requireNonNull(word, "word");
    }

    /** One of the corp's own fields. */
    public static DataClass ofField(String fieldId) {
        return new DataClass(FIELD_PREFIX + fieldId);
    }

    /** By its name on the wire; whether there is such a field is another question. */
    public static Optional<DataClass> of(String word) {
        return Stream.of(new DataClass(word))
                .filter(one -> BUILT_IN.contains(one) || one.fieldId().isPresent())
                .findFirst();
    }

    /** Of an identity by the name of its type. */
    public static DataClass ofIdentity(String type) {
        return switch (type) {
            case "phone" -> PHONE;
            case "email" -> EMAIL;
            case "external-user-id" -> WECOM_ID;
            default -> IDENTITY;
        };
    }

    /** Of a field of the corp's own which one. */
    public Optional<String> fieldId() {
        return word.startsWith(FIELD_PREFIX) && word.length() > FIELD_PREFIX.length()
                ? Optional.of(word.substring(FIELD_PREFIX.length()))
                : Optional.empty();
    }

    @Override
    public int compareTo(DataClass other) {
        return word.compareTo(other.word);
    }
}
