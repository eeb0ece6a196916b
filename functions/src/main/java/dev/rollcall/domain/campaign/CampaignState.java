package dev.rollcall.domain.campaign;

/** How far a campaign got. */
public enum CampaignState {
    /** The list is made; nobody is asked. It may be planned anew. */
    PLANNED,
    /** Approvers are asked. */
    PROPOSED,
    /** Enough agreed: something of it is taken each day. */
    APPROVED,
    REJECTED,
    /** Nothing more of it is taken, whoever or whatever stopped it. */
    STOPPED,
    /** Nothing of it is left. */
    DONE,
    /** Nobody decided in time, or its last day is over. */
    EXPIRED
}
