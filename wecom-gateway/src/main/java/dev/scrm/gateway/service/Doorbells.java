package dev.scrm.gateway.service;

import java.util.List;

/** Where doorbells ring. */
public interface Doorbells {
    /** Rings once more for each; returns when that is durable. */
    void ringAgain(List<Doorbell> doorbells);
}
