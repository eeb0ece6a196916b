package dev.rollcall.testing;

import dev.rollcall.application.port.Profiles;
import dev.rollcall.contract.ProfilesContract;

class InMemoryProfilesTest extends ProfilesContract {
    @Override
    protected Profiles profiles() {
        return new InMemoryProfiles();
    }
}
