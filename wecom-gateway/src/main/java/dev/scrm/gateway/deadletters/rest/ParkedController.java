package dev.scrm.gateway.deadletters.rest;

import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.deadletters.SafeReason;
import dev.scrm.platform.messaging.ParkedEndpoint;
import dev.scrm.platform.messaging.ParkedEndpoint.Parked;
import dev.scrm.platform.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The parked keys of a corp, for its admin to see; whoever runs the deployment releases them at {@code /actuator/parked}. */
@RestController
@RequestMapping("/api/v1/operations/parked")
class ParkedController {
    /** The endpoint shows no more. */
    private static final int MOST = 500;

    private final OperationsAccess access;
    private final ParkedEndpoint parked;

    ParkedController(OperationsAccess access, ParkedEndpoint parked) {
        this.access = access;
        this.parked = parked;
    }

    /** @param atLeast whether more keys are parked, of this corp or of others, than were looked at: those that wait longest */
    record ParkedView(String corpId, boolean atLeast, List<KeyView> keys) {}

    /**
     * A key.
     *
     * @param waiting records, the one that failed and those behind it
     */
    record KeyView(String group, String key, String reason, Instant since, long waiting) {
        static KeyView of(Parked parked) {
            return new KeyView(
                    parked.group(), parked.key(), SafeReason.of(parked.reason()), parked.since(), parked.waiting());
        }
    }

    @GetMapping
    ParkedView get(Caller caller, @RequestParam(required = false) @Nullable String corpId, HttpServletRequest request) {
        var corp = access.corp(caller, corpId, request);
        var longest = parked.list();
        return new ParkedView(
                corp,
                longest.size() >= MOST,
                longest.stream()
                        .filter(one -> one.key().equals(corp) || one.key().startsWith(corp + ":"))
                        .map(KeyView::of)
                        .toList());
    }
}
