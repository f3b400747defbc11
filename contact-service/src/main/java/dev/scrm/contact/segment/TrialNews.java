package dev.scrm.contact.segment;

/** Has all who sort people put them to a trial. */
public interface TrialNews {
    void tell(Trial trial);
}
