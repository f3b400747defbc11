package dev.scrm.gateway.corps.rest;

import dev.scrm.gateway.corps.ChangeCorps.Edit;
import dev.scrm.gateway.corps.CorpRefused;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.Editor;
import dev.scrm.gateway.corps.ReadCorps;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Who may see and change which corp: its admin, its auditor to read, and whoever runs the deployment all of them. */
final class CorpAccess {
    /** A version as an entity tag: the quotes may be missing, and a proxy that compresses makes it a weak one. */
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

    private CorpAccess() {}

    static void read(Caller caller, String corpId, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        require(caller, corpId, request);
    }

    /** The corp, for whoever may see it. */
    static CorpRegistration read(ReadCorps corps, Caller caller, String corpId, HttpServletRequest request) {
        read(caller, corpId, request);
        return corps.find(corpId).orElseThrow(CorpRefused::unknownCorp);
    }

    /** A view of a corp or a part of it, with the corp's version as its tag. */
    static <T> ResponseEntity<T> answer(CorpRegistration corp, T view) {
        return ResponseEntity.ok().eTag("\"" + corp.version() + "\"").body(view);
    }

    static Edit change(Caller caller, String corpId, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN);
        require(caller, corpId, request);
        return edit(caller, corpId, request);
    }

    /** Makes and removes corps. */
    static Edit operate(Caller caller, String corpId, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN);
        require(caller, corpId, request);
        if (!isOperator(request)) {
            throw CorpRefused.operatorNeeded();
        }
        return edit(caller, corpId, request);
    }

    /** What platform-web makes of an admin of a corp that {@code scrm.security.operator-corps} names. */
    static boolean isOperator(HttpServletRequest request) {
        return request.isUserInRole("OPERATOR");
    }

    /** To others a corp is not there. */
    private static void require(Caller caller, String corpId, HttpServletRequest request) {
        if (!corpId.equals(caller.corp()) && !isOperator(request)) {
            throw CorpRefused.unknownCorp();
        }
    }

    private static Edit edit(Caller caller, String corpId, HttpServletRequest request) {
        var editor = new Editor(caller.corp(), caller.subject(), caller.user());
        return new Edit(corpId, editor, version(request.getHeader(HttpHeaders.IF_MATCH)));
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        var version = VERSION.matcher(ifMatch);
        return version.matches() ? Long.valueOf(version.group(1)) : Long.valueOf(-1);
    }
}
