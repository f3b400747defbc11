package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
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
        var read = new Profile(
                new Dated<>(told.name(), at),
                new Dated<>(told.kind(), at),
                new Dated<>(told.gender(), at),
                Dated.maybe(told.avatar(), at),
                Dated.maybe(told.unionId(), at));
        return known == null ? read : latest(known, read);
    }

    /** Of two profiles of one person each field as last told. */
    static Profile latest(Profile one, Profile other) {
        return new Profile(
                named(one.name, other.name),
                Dated.latest(one.kind, other.kind),
                Dated.latest(one.gender, other.gender),
                Dated.latestOf(one.avatar, other.avatar),
                Dated.latestOf(one.unionId, other.unionId));
    }

    /** A name that WeCom leaves out is not told: it erases none. */
    private static Dated<String> named(Dated<String> known, Dated<String> told) {
        boolean oneIsLeftOut = known.value().isEmpty() != told.value().isEmpty();
        return oneIsLeftOut ? (told.value().isEmpty() ? known : told) : Dated.latest(known, told);
    }

    /** When any of it was told last; kind and gender always are. */
    Instant toldAt() {
        return name.at().isAfter(kind.at()) ? name.at() : kind.at();
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
