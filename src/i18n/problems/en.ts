import type { ProblemMessages } from './ru.ts';

export const problemMessages: ProblemMessages = {
  problems: {
    'invalid-submission': {
      title: 'The appeal has errors',
      detail:
        'It was not accepted; what you wrote stays with you. Mend the fields named in errors and send it again.',
    },
    'invalid-request': {
      title: 'The request is not well formed',
      detail: 'Nothing was changed. Mend what is named in errors and ask again.',
    },
    'malformed-json': {
      title: 'This is not JSON',
      detail: 'The body cannot be read as JSON in UTF-8. Nothing was kept. Check it and send it again.',
    },
    'unsupported-media-type': {
      title: 'This kind of data does not fit',
      detail: 'Only application/json is accepted here. Nothing was kept. Set Content-Type: application/json.',
    },
    'too-large': {
      title: 'The request is too large',
      detail: 'Up to 512 KiB are accepted. Nothing was kept. Shorten the text and send it again.',
    },
    'token-missing': {
      title: 'You need to sign in',
      detail:
        'This is for officials of the agency only. Enrol this browser with the code from your administrator.',
    },
    'token-unknown': {
      title: 'The access key is unknown',
      detail:
        'Your drafts are kept on your side. Enrol this browser again with a code from your administrator.',
    },
    'token-expired': {
      title: 'Access has expired',
      detail:
        'Your drafts are kept on your side. Ask your administrator for a new code and enrol this browser again.',
    },
    'token-revoked': {
      title: 'Access was revoked',
      detail:
        'Your drafts are kept on your side. If this is a mistake, ask your administrator for a new code.',
    },
    'proof-missing': {
      title: 'The request is not signed',
      detail:
        'The access key alone is not enough: each request is signed with the key that this browser was enrolled with ' +
        '(DPoP, RFC 9449). Nothing was changed. Update the extension and try again.',
    },
    'proof-refused': {
      title: 'The signature of the request does not fit',
      detail:
        'It was made with another key, for another request or for another address. Nothing was changed. Check the intake’s ' +
        'address in the settings; if it is right, enrol this browser again, or ask the administrator to check PUBLIC_URL.',
    },
    'proof-stale': {
      title: 'The clock of this device differs from the intake’s',
      detail:
        'The signature of the request is not dated now, so nothing was done. The intake’s time is in serverTime. Set the clock ' +
        'of this device and try again.',
    },
    'proof-replayed': {
      title: 'This request came before',
      detail:
        'A signature is good for one request and is not taken a second time. Look at what has changed and, if need be, do it ' +
        'again: it will go with a new signature.',
    },
    'enrolment-code-wrong': {
      title: 'The code does not fit',
      detail: 'There is no such code, or it has a slip. Check all sixteen digits with your administrator.',
    },
    'enrolment-code-expired': {
      title: 'The code has expired',
      detail: 'A code stands for seven days. Ask your administrator for a new one.',
    },
    'enrolment-code-used': {
      title: 'The code was used already',
      detail: 'Each code enrols one browser. Ask your administrator for a new one.',
    },
    'wrong-agency': {
      title: 'You are not of this agency',
      detail: 'Nothing was sent; the draft stays with you. Choose your own agency.',
    },
    'role-missing': {
      title: 'You lack the role for this',
      detail: 'That role was not given to you. Nothing was changed.',
    },
    'move-refused': {
      title: 'This cannot be done',
      detail: 'The law does not allow it. Nothing was changed.',
    },
    'agency-not-found': {
      title: 'There is no such agency here',
      detail: 'Check its code: two to six Latin letters, such as TLD.',
    },
    'origin-refused': {
      title: 'This page may not show the form',
      detail:
        'The site is not on the agency’s list. Nothing was sent; what you wrote stays with you. The agency’s administrator can add the site’s address.',
    },
    'changed-under-same-id': {
      title: 'This appeal was accepted with another content',
      detail:
        'The first one is kept unchanged and this one was not accepted. Send the changed text as a new appeal.',
    },
    'post-already-recorded': {
      title: 'This post is recorded already',
      detail: 'No new record was made; the draft stays with you. The existing record is named in records.',
    },
    'appeal-not-found': {
      title: 'The appeal was not found',
      detail: 'The number or the tracking code does not fit. Check both against the receipt and try again.',
    },
    'upload-ticket-refused': {
      title: 'Uploading is not allowed with this ticket',
      detail:
        'The upload ticket is unknown or has expired; nothing was kept. Ask for a new one and go on: what was uploaded before stays.',
    },
    'upload-not-found': {
      title: 'There is no such upload',
      detail:
        'It was finished, cancelled or has expired, or another ticket began it. Nothing was kept. Begin a new upload.',
    },
    'upload-offset-mismatch': {
      title: 'The upload goes on at another place',
      detail: 'Nothing was added. What is kept so far stays; Upload-Offset tells where to go on.',
    },
    'upload-length-mismatch': {
      title: 'The file has another length than was announced',
      detail:
        'The upload was not finished and nothing was added to it. Begin a new one with the right Upload-Length.',
    },
    'upload-quota-reached': {
      title: 'Too many files for now',
      detail:
        'This file was not taken; those uploaded before stay. Send the appeal with them, or wait as many seconds as Retry-After says.',
    },
    'file-too-large': {
      title: 'The file is too large',
      detail:
        'A file of up to 20 MB is taken. It was not kept. Choose a smaller one, or a photo of lower resolution.',
    },
    'file-type-refused': {
      title: 'This kind of file is not taken',
      detail:
        'It was not kept. JPEG, PNG, WebP and HEIC pictures, MP4 and MOV films, PDF, DOCX and XLSX documents are taken; the content decides, not the name.',
    },
    'file-digest-mismatch': {
      title: 'The file arrived changed',
      detail: 'Its digest is not the one that was announced, so it was not kept. Upload it again.',
    },
    'file-not-found': {
      title: 'There is no such file',
      detail:
        'The appeal has no file with this digest, or it was erased. Its list of attachments names those there are.',
    },
    'storage-unavailable': {
      title: 'Files cannot be stored now',
      detail:
        'What was confirmed is kept, this part was not. Try again later; the appeal itself can be sent without the file.',
    },
    'invitation-unknown': {
      title: 'There is no such invitation',
      detail:
        'What you typed is still here. Open the whole link from the agency’s reply: it may have been copied only in part.',
    },
    'invitation-expired': {
      title: 'The invitation has expired',
      detail:
        'What you typed is still here. A link stands for 14 days: ask for a new one under your post, or file an ordinary appeal.',
    },
    'invitation-revoked': {
      title: 'The invitation was withdrawn',
      detail:
        'What you typed is still here. The agency has closed this link: ask for a new one under your post, or file an ordinary appeal.',
    },
    'invitation-used': {
      title: 'This invitation has been used',
      detail:
        'It cannot be used twice. If you filed the appeal, follow it with the number and the code on your receipt; if you did not, file an ordinary appeal and say so.',
    },
    'capture-refused': {
      title: 'The capture’s signature does not hold',
      detail:
        'Nothing was accepted, the draft and the picture are still with you. Open the refusal, press “Mend” and send again: the browser signs anew. If that does not help, enrol the browser with a new code.',
    },
    'signature-refused': {
      title: 'The EDS was not accepted',
      detail:
        'The appeal was not filed; what you typed is still here. Sign again, or send it without a signature.',
    },
    'proof-required': {
      title: 'The sending needs its proof of work',
      detail:
        'Nothing was lost: what you typed is still here. The form makes the proof by itself; send again. A program asks GET /v1/challenge, solves it and sends it in the header Dauys-Proof, each challenge once.',
    },
    'place-not-found': {
      title: 'There is no such place',
      detail: 'The register knows no place with this KATO code. Search by name: GET /v1/places?q=…',
    },
    'rated-already': {
      title: 'The answer was rated already',
      detail:
        'Your rating is kept as it was given first. What you want to add can go into a complaint or a repeated appeal.',
    },
    'not-found': {
      title: 'There is no such page',
      detail: 'Nothing stands at this address. All that this server can do is described on /docs/.',
    },
    'method-not-allowed': {
      title: 'This method is not answered here',
      detail: 'The address does not answer this method. The header Allow names those it does.',
    },
    'too-many-requests': {
      title: 'Too many tries',
      detail: 'Nothing was lost. Wait as many seconds as Retry-After says and try again.',
    },
    'not-ready': {
      title: 'The server cannot take the request now',
      detail:
        'It is not confirmed; what you sent stays with you. Try again in some seconds: the same id never makes a second appeal.',
    },
    internal: {
      title: 'A fault in the server',
      detail:
        'It is not confirmed; what you sent stays with you. Try later; if that does not help, tell the administrator the X-Request-Id.',
    },
  },
  numberHasASlip: 'The number has a slip: its check digit does not match. Check it against the receipt.',
  page: { status: 'Status', allProblems: 'All refusals' },
};
