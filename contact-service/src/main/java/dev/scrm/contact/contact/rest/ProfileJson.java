package dev.scrm.contact.contact.rest;

import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.NameAndGender.Told;
import dev.scrm.contact.contact.StatementRefused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Name and gender as requests have them: absent says nothing, null takes back. */
final class ProfileJson {
    private ProfileJson() {}

    static @Nullable Told<String> name(@Nullable JsonNode name) {
        if (name == null) {
            return null;
        }
        if (!name.isNull() && !name.isString()) {
            throw StatementRefused.profileInvalid("name", "a text or null");
        }
        return new Told<>(name.isNull() ? null : name.asString());
    }

    static @Nullable Told<Gender> gender(@Nullable JsonNode gender) {
        if (gender == null) {
            return null;
        }
        return new Told<>(
                gender.isNull()
                        ? null
                        : Gender.known(gender.isString() ? gender.asString() : "")
                                .orElseThrow(() -> StatementRefused.profileInvalid("gender", "male, female or null")));
    }
}
