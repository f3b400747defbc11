package dev.scrm.contact.portrait;

/** By what each corp judges. */
public interface RulesOfCorps {
    /** Those of the suite until the corp says something else. */
    PortraitRules of(String corpId);

    void put(String corpId, PortraitRules rules);
}
