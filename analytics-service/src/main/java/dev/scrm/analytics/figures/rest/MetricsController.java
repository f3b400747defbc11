package dev.scrm.analytics.figures.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.analytics.figures.FigurePeriod;
import dev.scrm.analytics.figures.FigureQuery;
import dev.scrm.analytics.figures.FigureQueryRefused;
import dev.scrm.analytics.figures.ReadFigures;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Figures per hour and live code, for those who lead and those who check. Agents are refused: figures are the whole
 * corp's, and no part of them is theirs alone.
 */
@RestController
@RequestMapping("/api/v1/metrics")
class MetricsController {
    /** What is answered: rows with the metrics asked for, their totals on the first page, and the cursor onwards. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Metrics(
            List<Map<String, Object>> items,
            @Nullable Map<String, Object> totals,
            @Nullable String next) {}

    private final ReadFigures figures;
    private final Clock clock;

    MetricsController(ReadFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping
    Metrics metrics(
            Caller caller,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String liveCode,
            @RequestParam(required = false) @Nullable List<String> metric,
            PageRequest page) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AUDITOR);
        var wanted = WantedMetrics.of(metric);
        var query = new FigureQuery(caller.corp(), FigurePeriod.of(from, to, clock.instant()), liveCode);

        var found = figures.read(query, after(caller, page), page.limit());

        return new Metrics(
                found.rows().stream().map(wanted::view).toList(),
                found.totals() == null ? null : wanted.view(found.totals()),
                found.last() == null ? null : cursor(found.last()));
    }

    /** The live code is encoded because it may hold any character, also the one that parts a cursor. */
    private static String cursor(FigureKey last) {
        return Cursor.after(last.hour().toString(), URLEncoder.encode(last.liveCode(), UTF_8))
                .encoded();
    }

    private static @Nullable FigureKey after(Caller caller, PageRequest page) {
        if (page.cursor() == null) {
            return null;
        }
        var position = Cursor.decode(page.cursor(), 2).position();
        try {
            return new FigureKey(
                    caller.corp(), Instant.parse(position.getFirst()), URLDecoder.decode(position.getLast(), UTF_8));
        } catch (DateTimeParseException | IllegalArgumentException _) {
            throw new FigureQueryRefused(
                    "cursor-invalid",
                    "Expected cursor to be 'next' of an earlier page but it is of another list",
                    Map.of("field", "cursor"));
        }
    }
}
