package dev.scrm.contact.behavior.rest;

import dev.scrm.contact.behavior.BehaviorSource;
import dev.scrm.contact.behavior.KeepSources;
import dev.scrm.contact.behavior.SubmitBehaviors;
import dev.scrm.contact.behavior.SubmitBehaviors.Receipt;
import dev.scrm.contact.behavior.SubmitOnce;
import dev.scrm.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where sources tell what people did, many at a time. */
@RestController
class IntakeController {
    static final String PATH = "/api/v1/behaviors";
    private static final String KEY = "X-Api-Key";

    /** Of a batch as it is read, packed or not. */
    private static final int LARGEST = 8 * 1024 * 1024;

    /** So many are unpacked in memory at a time. */
    private static final int BATCHES_AT_ONCE = 8;

    private static final int LONGEST_WAIT_SECONDS = 10;

    record RejectedView(
            int index, @Nullable String messageId, String code, String field, String detail, String quarantineId) {}

    /** @param accepted durable now; each will be recorded once, also when it comes again */
    record ReceiptView(int accepted, List<RejectedView> rejected) {
        static ReceiptView of(Receipt receipt) {
            return new ReceiptView(
                    receipt.accepted(),
                    receipt.rejected().stream()
                            .map(one -> new RejectedView(
                                    one.index(),
                                    one.messageId(),
                                    one.code(),
                                    one.field(),
                                    one.detail(),
                                    one.quarantineId()))
                            .toList());
        }
    }

    private final Semaphore places = new Semaphore(BATCHES_AT_ONCE);
    private final KeepSources keepSources;
    private final SubmitBehaviors submitBehaviors;
    private final SubmitOnce submitOnce;

    IntakeController(KeepSources keepSources, SubmitBehaviors submitBehaviors, SubmitOnce submitOnce) {
        this.keepSources = keepSources;
        this.submitBehaviors = submitBehaviors;
        this.submitOnce = submitOnce;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            HttpServletRequest request)
            throws IOException {
        var source = source(key);
        if (source.isEmpty()) {
            return problem(Problems.of(
                    HttpStatus.UNAUTHORIZED,
                    "source-key-invalid",
                    "Expected the key of a source in the header " + KEY));
        }
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("identity")) {
            return problem(Problems.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "content-encoding-not-supported",
                    "Expected Content-Encoding gzip or none"));
        }
        // Who sends slowly takes nobody's place.
        var came = request.getInputStream().readAllBytes();
        if (!hasPlace()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problems.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "unavailable",
                            "Expected a place among %d batches at a time".formatted(BATCHES_AT_ONCE)));
        }
        try {
            return submit(source.get(), idempotencyKey, came, "gzip".equalsIgnoreCase(encoding));
        } finally {
            places.release();
        }
    }

    private ResponseEntity<?> submit(
            BehaviorSource source, @Nullable String idempotencyKey, byte[] came, boolean packed) throws IOException {
        byte[] body;
        try (var in = packed ? new GZIPInputStream(new ByteArrayInputStream(came)) : new ByteArrayInputStream(came)) {
            body = in.readNBytes(LARGEST + 1);
        } catch (ZipException | EOFException _) {
            return problem(Problems.of(
                    HttpStatus.BAD_REQUEST, "request-malformed", "Expected a body that is packed with gzip"));
        }
        if (body.length > LARGEST) {
            return problem(Problems.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "Expected a batch of at most %d bytes when it is unpacked".formatted(LARGEST),
                    Map.of("maximumBytes", LARGEST)));
        }
        var batch = SubmissionJson.batch(body);
        var receipt = idempotencyKey == null
                ? submitBehaviors.submit(source, batch)
                : submitOnce.submit(source, idempotencyKey, body, batch);
        return ResponseEntity.accepted().body(ReceiptView.of(receipt));
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<BehaviorSource> source(@Nullable String key) {
        return key == null ? Optional.empty() : keepSources.withKey(key);
    }

    private static ResponseEntity<ProblemDetail> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
