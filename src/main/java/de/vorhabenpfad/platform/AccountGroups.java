package de.vorhabenpfad.platform;

import java.util.List;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

/** The groups of an account, as the engine keeps them. */
public final class AccountGroups {

    private AccountGroups() {
    }

    public static List<String> of(IdentityService identity, String account) {
        return identity.createGroupQuery().groupMember(account).unlimitedList().stream().map(Group::getId).toList();
    }
}
