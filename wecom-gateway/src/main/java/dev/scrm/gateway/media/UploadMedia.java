package dev.scrm.gateway.media;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.leases.Leases;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.FileUpload;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings files to WeCom, each once for all replicas and messages until shortly before WeCom forgets it. Whoever needs one
 * waits for it a moment; then the upload goes on without, so that a large file holds up nobody else.
 */
public final class UploadMedia {
    /** WeCom keeps it for three days; a request that is repeated for three hours still has to name the same one. */
    private static final Duration USABLE = Duration.ofHours(68);

    /** No attempt begins so long after the first. */
    private static final Duration REPEATED_FOR = Duration.ofSeconds(2);

    /** Longer than an upload with its repetitions takes; a replica that died is forgotten then. */
    private static final Duration LEASE_TIME = Duration.ofMinutes(2);

    /** What was uploaded just now and is refused all the same will be refused again. */
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    /** Of a lane: large files of a mass message hold up no picture of a welcome. */
    private static final int AT_ONCE = 2;

    /** Each has its whole file in memory, twice while it is sent: the largest and a picture beside it. */
    private static final int BYTES_AT_ONCE = 30 * 1024 * 1024;

    /** How a file stands at WeCom. */
    public sealed interface Result {}

    public record Uploaded(Upload upload) implements Result {}

    /** On its way, by us or by another replica. */
    public record Uploading() implements Result {}

    /** WeCom did not take it, now or at all. */
    public record NotTaken(Reply reply) implements Result {}

    private final MediaFiles files;
    private final Uploads uploads;
    private final WecomApi wecom;
    private final Leases leases;
    private final Executor executor;
    private final Duration patience;
    private final Clock clock;
    private final Map<CallLane, Semaphore> places = new EnumMap<>(CallLane.class);
    private final Semaphore bytes = new Semaphore(BYTES_AT_ONCE);
    private final ConcurrentHashMap<String, CompletableFuture<Result>> running = new ConcurrentHashMap<>();

    /**
     * @param executor with a thread for each upload
     * @param patience how long a message waits for its file before it makes room for others
     */
    public UploadMedia(
            MediaFiles files,
            Uploads uploads,
            WecomApi wecom,
            Leases leases,
            Executor executor,
            Duration patience,
            Clock clock) {
        this.files = files;
        this.uploads = uploads;
        this.wecom = wecom;
        this.leases = leases;
        this.executor = executor;
        this.patience = patience;
        this.clock = clock;
        for (var lane : CallLane.values()) {
            places.put(lane, new Semaphore(AT_ONCE, true));
        }
    }

    /** The file as WeCom has it, uploaded if need be. */
    public Result upload(App app, MediaFile file, Place place, CallLane lane) {
        var key = place.key(file);
        var known = uploads.find(key).filter(this::isUsable);
        if (known.isPresent()) {
            return new Uploaded(known.get());
        }
        var upload = running.computeIfAbsent(
                key, _ -> CompletableFuture.supplyAsync(() -> uploadInTurn(app, file, place, lane), executor));
        return await(upload.whenComplete((_, _) -> running.remove(key, upload)));
    }

    /** After WeCom did not know it any more: it is uploaded anew; false when it was uploaded just now. */
    public boolean forget(MediaFile file, Place place) {
        var key = place.key(file);
        boolean isOld = uploads.find(key)
                .filter(upload -> upload.uploadedAt().isBefore(clock.instant().minus(JUST_NOW)))
                .isPresent();
        if (isOld) {
            uploads.end(key);
        }
        return isOld;
    }

    private Result await(CompletableFuture<Result> upload) {
        try {
            return upload.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Uploading();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to wait for an upload but was stopped", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to upload a file", e.getCause());
        }
    }

    private Result uploadInTurn(App app, MediaFile file, Place place, CallLane lane) {
        var ofLane = requireNonNull(places.get(lane));
        int size = (int) Math.min(file.size(), BYTES_AT_ONCE);
        ofLane.acquireUninterruptibly();
        bytes.acquireUninterruptibly(size);
        try {
            var lease = "media:" + place.key(file);
            if (!leases.hold(lease, LEASE_TIME)) {
                return new Uploading();
            }
            try {
                // Who had the lease before may have uploaded it in the meantime.
                var known = uploads.find(place.key(file)).filter(this::isUsable);
                return known.isPresent() ? new Uploaded(known.get()) : uploadNow(app, file, place, lane);
            } finally {
                leases.release(lease);
            }
        } finally {
            bytes.release(size);
            ofLane.release();
        }
    }

    private Result uploadNow(App app, MediaFile file, Place place, CallLane lane) {
        var request = new FileUpload(
                place.api(), place.query(file.kind()), file.fileName(), files.content(file), place.robot());
        var before = uploads.find(place.key(file));
        var end = wecom.upload(app, request, Terms.within(REPEATED_FOR, lane, clock.instant()));
        return end.value() == null ? new NotTaken(end.reply()) : save(file, place, end, before.isPresent());
    }

    private Result save(MediaFile file, Place place, CallEnd<String> end, boolean replaces) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var upload = new Upload(end.required(), now, now.plus(USABLE), replaces ? now : null);
        uploads.save(file.corpId(), place.key(file), upload);
        return new Uploaded(upload);
    }

    private boolean isUsable(Upload upload) {
        return clock.instant().isBefore(upload.usableUntil());
    }
}
