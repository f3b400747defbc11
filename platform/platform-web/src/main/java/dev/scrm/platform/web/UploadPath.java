package dev.scrm.platform.web;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A bean by which a service names a path that takes forms with files, and from whom. Such a form lies on disk before a controller is
 * asked: so whoever may not send one is refused before that, and no other path reads one.
 *
 * @param path as it is, such as {@code /api/v1/media}; forms come by POST
 */
public record UploadPath(String path, List<Role> roles) {
    public UploadPath {
        requireNonNull(path, "path");
        roles = List.copyOf(roles);
    }

    public static UploadPath of(String path, Role... roles) {
        return new UploadPath(path, List.of(roles));
    }
}
