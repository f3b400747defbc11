package dev.scrm.simulator.server;

import dev.scrm.simulator.LimitSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which quotas a call counts against: those of every API (wecom.md 5.1), and those of single functions (5.2). */
final class Quotas {
    /** Of a function, per corp unless it is per app or per key of a robot. */
    private record Documented(String api, Quota.Window window, long most, int errcode, String per) {}

    private static final String CORP = "";
    private static final int FREQUENCY = 45009;
    private static final List<Documented> FUNCTIONS = List.of(
            new Documented("externalcontact/add_moment_task", Quota.Window.MINUTE, 10, FREQUENCY, CORP),
            new Documented("externalcontact/add_moment_task", Quota.Window.MONTH, 100_000, 41210, CORP),
            new Documented("get_jsapi_ticket", Quota.Window.HOUR, 400, FREQUENCY, CORP),
            new Documented("get_jsapi_ticket", Quota.Window.HOUR, 100, FREQUENCY, "app"),
            new Documented("ticket/get", Quota.Window.HOUR, 400, FREQUENCY, CORP),
            new Documented("ticket/get", Quota.Window.HOUR, 100, FREQUENCY, "app"),
            new Documented("oa/getapprovalinfo", Quota.Window.MINUTE, 600, FREQUENCY, CORP),
            new Documented("oa/getapprovaldetail", Quota.Window.MINUTE, 600, FREQUENCY, CORP),
            new Documented("media/uploadimg", Quota.Window.DAY, 1_000, FREQUENCY, CORP),
            new Documented("media/uploadimg", Quota.Window.MONTH, 3_000, FREQUENCY, CORP),
            new Documented("webhook/send", Quota.Window.MINUTE, 20, FREQUENCY, "key"));

    /** Messages to members have limits of their own, and robots too. */
    private static final List<String> WITHOUT_BASE_LIMIT = List.of("message/send", "webhook/send", "auth/getuserinfo");

    private Quotas() {}

    /** What a call counts against; known values of {@code per} are in the map. */
    static List<Quota> of(String api, Map<String, String> per, LimitSettings settings) {
        var quotas = new ArrayList<Quota>();
        int perMinute = settings.quotas().getOrDefault(api, settings.perMinute());
        if (perMinute > 0 && (settings.quotas().containsKey(api) || !WITHOUT_BASE_LIMIT.contains(api))) {
            quotas.add(new Quota(api, Quota.Window.MINUTE, perMinute, FREQUENCY));
        }
        if (settings.perHour() > 0 && !WITHOUT_BASE_LIMIT.contains(api)) {
            quotas.add(new Quota(api, Quota.Window.HOUR, settings.perHour(), FREQUENCY));
        }
        if (settings.functions()) {
            for (var function : FUNCTIONS) {
                if (function.api().equals(api)) {
                    var subject = "of " + api + "/" + function.per() + per.getOrDefault(function.per(), "");
                    quotas.add(new Quota(subject, function.window(), function.most(), function.errcode()));
                }
            }
        }
        return quotas;
    }
}
