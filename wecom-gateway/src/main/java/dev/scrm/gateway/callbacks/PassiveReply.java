package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.CallbackPair;

/** What is answered to an event in the response to its callback. */
public sealed interface PassiveReply permits ButtonReply, SmartRobotReply {
    /** What the callback was opened with: WeCom's console has the same. */
    CallbackPair pair();

    /** Of the response that it becomes. */
    String contentType();
}
