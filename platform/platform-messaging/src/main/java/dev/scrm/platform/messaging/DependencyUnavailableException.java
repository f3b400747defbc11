package dev.scrm.platform.messaging;

/** Something this service needs is away; the input is not to blame and is tried again until it is back. */
public final class DependencyUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DependencyUnavailableException(String message) {
        super(message);
    }

    public DependencyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether a failure says that a dependency is away, and nothing about the input. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof DependencyUnavailableException
                    || at instanceof com.mongodb.MongoSocketException
                    || at instanceof com.mongodb.MongoTimeoutException
                    || at instanceof com.mongodb.MongoNotPrimaryException
                    || at instanceof com.mongodb.MongoNodeIsRecoveringException
                    || at instanceof com.mongodb.MongoInterruptedException
                    || at instanceof com.mongodb.MongoWriteConcernException
                    || at instanceof org.apache.kafka.common.errors.RetriableException
                    || at instanceof org.apache.kafka.common.errors.InterruptException
                    || at instanceof dev.scrm.platform.mongo.OutboxFull
                    || at instanceof dev.scrm.platform.mongo.UpdateContended) {
                return true;
            }
        }
        return false;
    }
}
