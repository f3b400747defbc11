package dev.scrm.contact.behavior;

import java.util.List;

/** Where recorded behaviours are told. */
public interface BehaviorNews {
    /** Tells them; returns when they are durable. The same may be told again, under the same id. */
    void tell(List<Behaviors.OfContact> behaviors);
}
