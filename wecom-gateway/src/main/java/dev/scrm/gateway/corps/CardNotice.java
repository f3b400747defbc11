package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a card of a robot becomes for whoever clicked on it.
 *
 * @param url where a click on it leads from then on; WeCom takes no notice without
 */
public record CardNotice(String title, @Nullable String description, String url) {
    public CardNotice {
        requireNonNull(title, "title");
        requireNonNull(url, "url");
    }
}
