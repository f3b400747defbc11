package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What WeCom tells about the person, each field as last told. */
public record Profile(
        Dated<String> name,
        Dated<Kind> kind,
        Dated<Gender> gender,
        @Nullable Dated<String> avatar,
        @Nullable Dated<String> unionId) {

    public Profile {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(gender, "gender");
    }

    static Profile learn(@Nullable Profile known, ContactFact.Fetched told) {
        var at = told.at();
        return new Profile(
                named(known, told),
                Dated.latest(known == null ? null : known.kind, new Dated<>(told.kind(), at)),
                Dated.latest(known == null ? null : known.gender, new Dated<>(told.gender(), at)),
                Dated.latest(known == null ? null : known.avatar, told.avatar(), at),
                Dated.latest(known == null ? null : known.unionId, told.unionId(), at));
    }

    /** A name that WeCom leaves out is not told: it erases none. */
    private static Dated<String> named(@Nullable Profile known, ContactFact.Fetched told) {
        var name = new Dated<>(told.name(), told.at());
        if (known == null) {
            return name;
        }
        boolean oneIsLeftOut = known.name.value().isEmpty() != name.value().isEmpty();
        return oneIsLeftOut ? (name.value().isEmpty() ? known.name : name) : Dated.latest(known.name, name);
    }

    /** True when a reader sees no difference, however fresh the values are. */
    boolean reads(@Nullable Profile other) {
        return other != null
                && name.value().equals(other.name.value())
                && kind.value() == other.kind.value()
                && gender.value() == other.gender.value()
                && Objects.equals(Dated.valueOf(avatar), Dated.valueOf(other.avatar))
                && Objects.equals(Dated.valueOf(unionId), Dated.valueOf(other.unionId));
    }
}
