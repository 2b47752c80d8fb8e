package charge.hotline.dialog;

import java.util.List;

/**
 * What one turn leads to.
 *
 * @param call the call after it; where something is looked up first, what it has become so far
 * @param reply what the caller hears, or what is looked up first
 * @param deeds what is owed
 */
public record Move(Call call, Reply reply, List<Deed> deeds) {}
