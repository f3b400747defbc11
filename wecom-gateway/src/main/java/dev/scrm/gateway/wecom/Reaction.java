package dev.scrm.gateway.wecom;

/** What to do about an errcode. */
public enum Reaction {
    /** Accepted. */
    OK,
    /** Busy, or a write on the same object at the same time: again soon, a few times. */
    RETRY,
    /** The token died: a new one, and the same call once more. */
    REFRESH,
    /** Called too often: nothing of this API and corp until the window ends. */
    BACK_OFF,
    /** Configuration, permission or licence: calling again never helps, an operator does. */
    ALARM,
    /** Our copy of the world is stale: the relation, member or group is gone. */
    STATE,
    /** The caller's mistake, or too late. */
    DROP;

    /** The table of WeCom's codes, in one place; a code that is not named is dropped. */
    public static Reaction to(int errorCode) {
        return switch (errorCode) {
            case 0 -> OK;
            case -1, 6000, 40100, 40129, 41063, 41079, 41096, 45033, 45035 -> RETRY;
            // 40001 on gettoken itself is a wrong secret.
            case 40001, 40014, 42001 -> REFRESH;
            // 41094 stands there in WeCom's table too, but it is about one message, not about the API.
            case 41210, 45009, 45036 -> BACK_OFF;
            case 40013, 40091, 43009, 45024, 50003, 60011, 60020, 84074 -> ALARM;
            case 48001, 48002, 48004, 48005, 48006, 48007, 48009, 48010, 48011 -> ALARM;
            case 301002, 301007, 301042, 701008, 701099 -> ALARM;
            case 40050, 40096, 40131, 46004, 49008, 60021, 60111, 84061, 84084, 86001, 95013 -> STATE;
            default -> DROP;
        };
    }
}
