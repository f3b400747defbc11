package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, in WeCom's words.
 *
 * @param type its msgtype, which is also the name of its object
 */
record Content(String type, Json object) {
    /** Empty when nothing of the kind is wished. */
    static <T> Optional<Content> of(String type, @Nullable T wish, Function<T, Json> translate) {
        return wish == null ? Optional.empty() : Optional.of(new Content(type, translate.apply(wish)));
    }

    /** The one that is wished: a message says exactly one thing. */
    static Content only(Stream<Optional<Content>> wished) {
        List<Content> contents = wished.flatMap(Optional::stream).toList();
        Checks.require(!contents.isEmpty(), Reason.TEXT_MISSING);
        Checks.require(contents.size() == 1, Reason.CONTENT_AMBIGUOUS);
        return contents.getFirst();
    }

    /** The same body with this in it. */
    Json in(Json body) {
        return body.put("msgtype", type).put(type, object);
    }
}
