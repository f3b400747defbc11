package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A robot as its administrator set it up.
 *
 * @param name what people call it; may be empty
 * @param key of its webhook; null when it was sealed with a key that is gone
 */
public record RobotRegistration(
        String robotId, String name, @Nullable String key) {
    public RobotRegistration {
        requireNonNull(robotId, "robotId");
        requireNonNull(name, "name");
    }

    /** Whether it can speak. */
    public boolean isReadable() {
        return key != null;
    }

    /** The robot as it is used; none while its key cannot be read. */
    Optional<Robot> serving(String corpId) {
        return Optional.ofNullable(key).map(readable -> new Robot(corpId, robotId, readable));
    }

    /** The names of the fields in which the other differs, as the API calls them. */
    List<String> differences(RobotRegistration other) {
        var fields = new ArrayList<String>();
        if (!name.equals(other.name)) {
            fields.add("name");
        }
        if (!Objects.equals(key, other.key)) {
            fields.add("key");
        }
        return fields;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "RobotRegistration[" + robotId + "]";
    }
}
