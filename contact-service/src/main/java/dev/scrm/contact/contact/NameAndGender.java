package dev.scrm.contact.contact;

import dev.scrm.contact.field.VisibleText;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody says of a person's name and gender at once; what is null is not said, and stays as it is. */
public record NameAndGender(
        @Nullable Told<String> name, @Nullable Told<Gender> gender) {
    public static final NameAndGender NOTHING = new NameAndGender(null, null);

    private static final int LONGEST_NAME = 64;

    /** @param value null when the person is to have none any more */
    public record Told<T>(@Nullable T value) {}

    /** Of values that may not be there, which says nothing. */
    public static NameAndGender of(@Nullable String name, @Nullable Gender gender) {
        return new NameAndGender(name == null ? null : new Told<>(name), gender == null ? null : new Told<>(gender));
    }

    /** Whether people can be called so. */
    public static boolean isName(String text) {
        return VisibleText.isLine(text, LONGEST_NAME);
    }

    /** Refuses what is no name. */
    public NameAndGender requireName() {
        if (name != null && name.value != null && !isName(name.value)) {
            throw StatementRefused.profileInvalid("name", "1 to %d visible characters or null".formatted(LONGEST_NAME));
        }
        return this;
    }

    /** Without what the person is called anyway, and what the gender is seen to be. */
    NameAndGender newTo(Person person) {
        var called = person.names().toList();
        var seen = person.gender().orElse(null);
        return new NameAndGender(
                name == null || (name.value != null && called.contains(name.value)) ? null : name,
                gender == null || (gender.value != null && gender.value == seen) ? null : gender);
    }

    /** What of it is news; saying the same again is none. */
    Statements newsOf(Statements known, String source, Clock clock) {
        return Statements.of(
                statement(name, known.name(), source, clock), statement(gender, known.gender(), source, clock));
    }

    private static <T> @Nullable ProfileStatement<T> statement(
            @Nullable Told<T> told, @Nullable ProfileStatement<T> known, String source, Clock clock) {
        if (told == null || Objects.equals(told.value, known == null ? null : known.value())) {
            return null;
        }
        var at = Moment.after(Optional.ofNullable(known).map(ProfileStatement::at), clock);
        return new ProfileStatement<>(told.value, source, at);
    }
}
