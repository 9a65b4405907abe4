import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lookForPost } from '../src/clip/look-for-post.ts';

/** Put into a page at a recorded post's own address, by the worker, to look whether the post is there. */
export default defineUnlistedScript(() => lookForPost(document));
