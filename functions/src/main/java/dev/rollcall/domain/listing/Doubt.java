package dev.rollcall.domain.listing;

/** Why a list that was read is not proven to be whole. */
public enum Doubt {
    /** A later page promised another number of items than the first. */
    TOTAL_CHANGED,
    /** A page does not begin with the item that the last one ended with: the list moved. */
    MOVED,
    /** An item came twice. */
    REPEATED,
    /** A page that is not the last has fewer items than were asked for. */
    SHORT_PAGE,
    /** A page has more items than were asked for. */
    LONG_PAGE,
    /** The page says that it begins elsewhere than was asked for. */
    OTHER_PAGE,
    /** A page brought nothing new, or was refused, before the promised end. */
    STOPPED_EARLY,
    /** Fewer different items came than were promised. */
    FEWER_THAN_PROMISED,
    /** More items came than were promised. */
    MORE_THAN_PROMISED,
    /** An item cannot be read, and was left out. */
    UNREADABLE_ITEM,
    /** The list has more pages than any we believe in. */
    ENDLESS
}
