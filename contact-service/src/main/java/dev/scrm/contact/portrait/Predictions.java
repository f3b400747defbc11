package dev.scrm.contact.portrait;

import java.util.Collection;
import java.util.List;

/** What models say of contacts. */
public interface Predictions {
    /** How many models may speak of one contact. */
    int MOST = 20;

    /** Keeps it in place of what the model said before, unless that is later. */
    void keep(String corpId, String contactId, Prediction prediction);

    /** Of contacts that are one person, of each model the latest, in the order of models. */
    List<Prediction> list(String corpId, Collection<String> contactIds);
}
