package dev.scrm.gateway.corps;

/** Whom of a corp WeCom calls back: it has an address here, and a token and a key that its callbacks are proven by. */
public sealed interface CallbackReceiver permits App, SmartRobot {
    String corpId();

    /** What its address has behind the corp's id. */
    String address();

    /** What its callbacks are signed and encrypted with. */
    Rotating<CallbackPair> callbacks();

    /** What WeCom encrypts with a message to say whom it is for. */
    String receiveId();

    /** {@code corp:address}. */
    default String key() {
        return corpId() + ":" + address();
    }
}
