package charge.hotline.dialog;

import java.util.List;

/**
 * What one turn leads to.
 *
 * @param call the call after it
 * @param reply what the caller hears
 * @param deeds what is owed
 */
public record Move(Call call, Reply reply, List<Deed> deeds) {}
