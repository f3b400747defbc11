package dev.scrm.analytics.figures;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are asked for.
 *
 * @param liveCode of this live code only; null for all
 */
public record FigureQuery(
        String corpId, FigurePeriod period, @Nullable String liveCode) {
    /** WeCom allows 30 characters; customer acquisition links up to 64. */
    private static final int LIVE_CODE_AT_MOST = 128;

    public FigureQuery {
        if (liveCode != null && (liveCode.isBlank() || liveCode.length() > LIVE_CODE_AT_MOST)) {
            throw new FigureQueryRefused(
                    "live-code-invalid",
                    "Expected a live code of 1 to %d characters but got %d"
                            .formatted(LIVE_CODE_AT_MOST, liveCode.length()),
                    Map.of("field", "liveCode", "maximum", LIVE_CODE_AT_MOST));
        }
    }
}
