package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who changes a corp.
 *
 * @param corpId the editor's own corp: another one when an operator helps
 * @param subject as the token names them
 * @param user WeCom userid; absent for programs
 */
public record Editor(
        String corpId, String subject, @Nullable String user) {
    public Editor {
        requireNonNull(corpId, "corpId");
        requireNonNull(subject, "subject");
    }
}
