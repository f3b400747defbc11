package dev.scrm.contact.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Seals what a store keeps and nobody is to read there, such as a phone number: each for its place, so that it opens in no other. */
public interface PersonalSeal {
    /** @param place where it will lie, as {@link #place} names it */
    String sealBytes(String place, byte[] content);

    /**
     * Opens what was sealed for the same place.
     *
     * @throws IllegalStateException when it was sealed for another one or with a key that is gone, or lies there in clear
     */
    byte[] openBytes(String place, String sealed);

    /** As {@link #openBytes}, for who goes on without what no key opens; empty then. */
    Optional<byte[]> tryOpenBytes(String place, String sealed);

    /** The same of a text. */
    default String seal(String place, String text) {
        return sealBytes(place, text.getBytes(UTF_8));
    }

    /** The same of a text. */
    default String open(String place, String sealed) {
        return new String(openBytes(place, sealed), UTF_8);
    }

    /** The same of a text. */
    default Optional<String> tryOpen(String place, String sealed) {
        return tryOpenBytes(place, sealed).map(content -> new String(content, UTF_8));
    }

    /** The name of a place: a collection, the corp, and where in it, such as a document's id. */
    static String place(String collection, String corpId, String... within) {
        var place = new StringBuilder(collection).append(':').append(corpId);
        for (var part : within) {
            place.append(':').append(part);
        }
        return place.toString();
    }
}
