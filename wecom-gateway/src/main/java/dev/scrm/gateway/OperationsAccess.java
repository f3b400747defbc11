package dev.scrm.gateway;

import dev.scrm.gateway.corps.CorpRefused;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.ReadCorps;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sees how which corp is doing: its admin and its auditor, and whoever runs the deployment all of them. */
@Component
public class OperationsAccess {
    private final ReadCorps readCorps;

    OperationsAccess(ReadCorps readCorps) {
        this.readCorps = readCorps;
    }

    /** The corp that is asked about: the caller's own unless an operator names another. To others that is not there. */
    public String corp(Caller caller, @Nullable String corpId, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        if (corpId == null || corpId.equals(caller.corp())) {
            return caller.corp();
        }
        requireCorp(caller, corpId, request);
        return readCorps.find(corpId).orElseThrow(CorpRefused::unknownCorp).corpId();
    }

    /** The corps that a list is about: one, or for an operator who names none all of them by id. */
    public Page<CorpRegistration> corps(
            Caller caller, @Nullable String corpId, PageRequest page, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        if (corpId != null || !isOperator(request)) {
            var corp = readCorps.find(corp(caller, corpId, request)).orElseThrow(CorpRefused::unknownCorp);
            return Page.of(List.of(corp), null);
        }
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = readCorps.list(page.limit() + 1, after);
        var shown = found.stream().limit(page.limit()).toList();
        return Page.of(
                shown,
                found.size() > shown.size()
                        ? Cursor.after(shown.getLast().corpId()).encoded()
                        : null);
    }

    /** Lets pass who belongs to the corp or runs the deployment. To others it is not there. */
    public static void requireCorp(Caller caller, String corpId, HttpServletRequest request) {
        if (!corpId.equals(caller.corp()) && !isOperator(request)) {
            throw CorpRefused.unknownCorp();
        }
    }

    /** What platform-web makes of an admin of a corp that {@code scrm.security.operator-corps} names. */
    public static boolean isOperator(HttpServletRequest request) {
        return request.isUserInRole("OPERATOR");
    }
}
