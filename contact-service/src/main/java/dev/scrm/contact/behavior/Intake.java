package dev.scrm.contact.behavior;

import java.util.List;

/** Where behaviours wait to be recorded, those of one person in their order. */
public interface Intake {
    /** Returns when they are durable. */
    void submit(List<Behavior> behaviors);
}
