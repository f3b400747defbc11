package dev.scrm.simulator.callback;

import dev.scrm.simulator.CallbackPolicy;
import dev.scrm.simulator.Corp;
import dev.scrm.simulator.world.Delivery;
import dev.scrm.simulator.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Sends events in the background, each on a thread of its own: bounded at a time, retried, resumed after a restart. */
public final class Deliveries implements AutoCloseable {
    /** What a callback URL answered to the verification of WeCom's console. */
    public record Verification(boolean verified, int status, String answer, long millis) {}

    private final World world;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;
    private final CallbackSender sender;
    private final CardUpdates cardUpdates;
    private volatile boolean closed;

    public Deliveries(World world) {
        this.world = world;
        places = new Semaphore(world.callbacks.policy().concurrency());
        sender = new CallbackSender(world, threads);
        cardUpdates = new CardUpdates(world);
    }

    /** Takes up what an earlier run left undelivered. */
    public void resume() {
        world.locked(world.callbacks::pending).forEach(this::start);
    }

    /** Sends an event to an app; answers at once. */
    public Delivery send(Corp.App app, String event, @Nullable String externalUserId, EventXml plaintext) {
        return send(app, event, externalUserId, plaintext.toString());
    }

    /** Sends any plaintext to an app; answers at once. */
    public Delivery send(Corp.App app, String event, @Nullable String externalUserId, String plaintext) {
        var delivery = world.locked(() -> world.callbacks.begin(app, event, externalUserId, plaintext));
        if (delivery.status() == Delivery.Status.PENDING) {
            start(delivery);
        }
        return delivery;
    }

    /** Verifies an app's callback URL as WeCom's console does: the plaintext must come back within a second. */
    public Verification verify(Corp.CallbackTarget target) {
        return verify(target, world.callbacks.corp().corpId());
    }

    /** The same for an intelligent robot. */
    public Verification verifyRobot(Corp.CallbackTarget target) {
        return verify(target, "");
    }

    /**
     * Tells an intelligent robot something, while who asks waits for it: until it is taken, but what is told once is not
     * told again.
     *
     * @param times at least, as if the first answers had not come
     */
    public List<Delivery.Attempt> tellRobot(Corp.CallbackTarget target, String plaintext, int times, boolean once)
            throws InterruptedException {
        var attempts = new ArrayList<Delivery.Attempt>();
        int most = once ? times : Math.max(times, policy().attempts());
        boolean taken = false;
        while (attempts.size() < times || (!taken && attempts.size() < most)) {
            if (!attempts.isEmpty()) {
                Thread.sleep(policy().gap());
            }
            var attempt = attempt(() -> sender.postToRobot(target, plaintext, policy().timeout()));
            taken = attempt.status() == 200;
            attempts.add(attempt);
        }
        return attempts;
    }

    private Verification verify(Corp.CallbackTarget target, String receiveId) {
        var plaintext = world.code("", 19);
        long began = System.nanoTime();
        try {
            var answer = sender.echo(target, plaintext, receiveId);
            boolean verified = answer.statusCode() == 200 && answer.body().equals(plaintext);
            return new Verification(verified, answer.statusCode(), answer.body(), millisSince(began));
        } catch (IOException e) {
            return new Verification(false, 0, e.toString(), millisSince(began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verification(false, 0, e.toString(), millisSince(began));
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        sender.close();
        threads.close();
    }

    private void start(Delivery delivery) {
        try {
            threads.execute(() -> deliver(delivery));
        } catch (RejectedExecutionException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    private void deliver(Delivery delivery) {
        try {
            var standing = delivery;
            do {
                if (!standing.attempts().isEmpty()) {
                    Thread.sleep(policy().gap());
                }
                standing = attempt(standing);
            } while (standing.status() == Delivery.Status.PENDING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing: what is pending is resumed at the next start
        }
    }

    private Delivery attempt(Delivery delivery) throws InterruptedException {
        places.acquire();
        try {
            var attempt = post(delivery);
            return world.locked(() -> world.callbacks.attempted(delivery, attempt));
        } finally {
            places.release();
        }
    }

    private Delivery.Attempt post(Delivery delivery) throws InterruptedException {
        var target = world.locked(() -> world.callbacks.app(delivery.agentId()).flatMap(world.callbacks::target));
        if (target.isEmpty()) {
            return new Delivery.Attempt(world.now(), 0, 0, "the app has no callback URL");
        }
        return attempt(() -> {
            var posted = sender.post(target.get(), delivery.agentId(), delivery.plaintext(), policy().timeout());
            cardUpdates.apply(delivery, posted.reply());
            return posted;
        });
    }

    private interface Post {
        CallbackSender.Posted post() throws IOException, InterruptedException;
    }

    private Delivery.Attempt attempt(Post post) throws InterruptedException {
        var at = world.now();
        long began = System.nanoTime();
        try {
            var posted = post.post();
            var reply = posted.reply();
            return new Delivery.Attempt(at, posted.status(), millisSince(began), reply.error(), reply.plaintext());
        } catch (IOException e) {
            return new Delivery.Attempt(at, 0, millisSince(began), e.toString());
        }
    }

    private CallbackPolicy policy() {
        return world.locked(world.callbacks::policy);
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
