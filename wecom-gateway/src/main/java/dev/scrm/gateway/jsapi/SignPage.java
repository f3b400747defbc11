package dev.scrm.gateway.jsapi;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.JsSdkSignature;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Tickets;
import dev.scrm.gateway.wecom.TokenKeeper;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Signs a page of an app's trusted domains, so that it may use WeCom's JS-SDK there. The ticket never leaves the gateway. */
public final class SignPage {
    private static final int LONGEST_URL = 2_048;
    private static final int NONCE_BYTES = 16;

    private final Corps corps;
    private final Tickets tickets;
    private final Clock clock;
    private final RandomGenerator random;

    SignPage(Corps corps, Tickets tickets, Clock clock, RandomGenerator random) {
        this.corps = corps;
        this.tickets = tickets;
        this.clock = clock;
        this.random = random;
    }

    /** @throws SignatureRefused when the page is not the app's, or there is no ticket */
    public PageSignature sign(String corpId, String agentId, String url, SignatureKind kind) {
        var app = corps.findApp(corpId, agentId).orElseThrow(SignatureRefused::unknownApp);
        if (!app.trustedDomains().contains(domain(url))) {
            throw SignatureRefused.untrusted();
        }
        var nonce = nonce();
        long timestamp = clock.instant().getEpochSecond();
        return new PageSignature(
                corpId, agentId, timestamp, nonce, JsSdkSignature.sign(ticket(app, kind), nonce, timestamp, url));
    }

    private String ticket(App app, SignatureKind kind) {
        var result =
                switch (kind) {
                    case CONFIG -> tickets.forConfig(app);
                    case AGENT_CONFIG -> tickets.forAgentConfig(app);
                };
        return switch (result) {
            case TokenKeeper.Found(var ticket) -> ticket.value();
            case TokenKeeper.Missing(Reply.Answer(int errorCode, var _)) -> throw SignatureRefused.noTicket(errorCode);
            case TokenKeeper.Missing(Reply.NoAnswer _), TokenKeeper.Missing(Reply.Held _) ->
                throw SignatureRefused.noTicket(0);
        };
    }

    /** The host in lower case, with its port unless it is the usual one, as WeCom compares them. */
    private static String domain(String url) {
        if (url.length() > LONGEST_URL) {
            throw SignatureRefused.invalidUrl();
        }
        try {
            var address = new URI(url);
            var scheme = address.getScheme();
            if (address.getHost() == null
                    || address.getRawUserInfo() != null
                    || !("https".equals(scheme) || "http".equals(scheme))) {
                throw SignatureRefused.invalidUrl();
            }
            var host = address.getHost().toLowerCase(Locale.ROOT);
            int usual = scheme.equals("https") ? 443 : 80;
            return address.getPort() < 0 || address.getPort() == usual ? host : host + ":" + address.getPort();
        } catch (URISyntaxException _) {
            throw SignatureRefused.invalidUrl();
        }
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
