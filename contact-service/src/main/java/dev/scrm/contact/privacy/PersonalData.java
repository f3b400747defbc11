package dev.scrm.contact.privacy;

/** An answer, or an item of one, with data of a person: it leaves masked for whoever gets it, or not at all. */
public interface PersonalData {
    /** The same as somebody sees it. */
    PersonalData maskedBy(Masking masking);
}
