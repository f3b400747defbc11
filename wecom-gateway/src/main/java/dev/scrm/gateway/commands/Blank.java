package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.media.MediaKind;

/** What stands in a request's body in place of a text that is only known when the call is made. */
public sealed interface Blank {
    /**
     * What WeCom gave for an earlier command.
     *
     * @param field its name in the outcome's result, such as {@code messageId}
     */
    record ResultOf(String commandId, String field) implements Blank {
        public ResultOf {
            requireNonNull(commandId, "commandId");
            requireNonNull(field, "field");
        }
    }

    /**
     * WeCom's id of a file that we have.
     *
     * @param mediaId ours
     * @param kind what the file has to be
     * @param forMoments whether it goes into a moment, for which WeCom wants it uploaded apart
     */
    record File(String mediaId, MediaKind kind, boolean forMoments) implements Blank {
        public File {
            requireNonNull(mediaId, "mediaId");
            requireNonNull(kind, "kind");
        }

        /** One for a message. */
        public static File of(String mediaId, MediaKind kind) {
            return new File(mediaId, kind, false);
        }
    }

    /** A picture that goes along with what a robot says. */
    record Picture(String mediaId, Form form) implements Blank {
        /** How it goes along. */
        public enum Form {
            BASE64,
            MD5
        }

        public Picture {
            requireNonNull(mediaId, "mediaId");
            requireNonNull(form, "form");
        }

        File file() {
            return File.of(mediaId, MediaKind.IMAGE);
        }
    }
}
