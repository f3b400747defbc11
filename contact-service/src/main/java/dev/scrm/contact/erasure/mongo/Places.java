package dev.scrm.contact.erasure.mongo;

import dev.scrm.contact.erasure.StoreReport;
import java.util.List;

/** Where somebody was found in what has to be read whole: it is counted and erased there, and not looked for again. */
@FunctionalInterface
interface Places {
    List<StoreReport> reports(Pass pass);
}
